/** The clients that connected: one row per address. */

import { clientsCsv } from './csv.js';
import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { oneLine } from './visible.js';
import { count, plural, timeOfDay } from './words.js';

const MOST_ROWS = 500;
const REVOKE_MILLIS = 10_000;

const POINTER = matchMedia('(hover: hover)');

const ORDERS = {
	address: (one, other) => one.address.localeCompare(other.address, 'en', { numeric: true }),
	times: (one, other) => one.times - other.times,
	first: (one, other) => Date.parse(one.first) - Date.parse(other.first),
	last: (one, other) => Date.parse(one.last) - Date.parse(other.last)
};

/** The table; choose(address) is called for an address that is pressed, attendance() has the names for the file. */
export class Clients {

	#body = byId('client-rows');
	#known = new Map();
	#rows = new Map();
	#sort = 'last';
	#descending = true;
	#render = onNextFrame(() => this.#draw());

	constructor({ choose, attendance, keepsOpen }) {
		this.keepsOpen = keepsOpen;
		this.#body.addEventListener('click', (event) => {
			const button = event.target.closest('button');
			if (button) {
				choose(button.textContent);
			}
		});
		this.#body.addEventListener('pointerleave', this.#render);
		byId('download-clients').addEventListener('click', (event) => this.#download(event, attendance()));
		document.querySelectorAll('[data-sort]').forEach((button) => button.addEventListener('click',
				() => this.#order(button)));
	}

	/** Starts again. */
	reset(clients) {
		this.#known.clear();
		this.#rows.clear();
		this.#body.replaceChildren();
		this.update(clients);
	}

	/** Takes clients that connected. */
	update(clients) {
		clients.forEach((client) => this.#known.set(client.address, client));
		this.#render();
	}

	/** All of them. */
	all() {
		return this.#known.values();
	}

	// Only this page knows the names.
	#download(event, attendance) {
		if (attendance.length) {
			event.preventDefault();
			const file = new Blob([clientsCsv([...this.#known.values()], attendance)], { type: 'text/csv' });
			const link = element('a', { href: URL.createObjectURL(file), download: 'clients.csv' });
			link.click();
			setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MILLIS);
		}
	}

	#order(button) {
		const key = button.dataset.sort;
		this.#descending = key === this.#sort ? !this.#descending : key !== 'address';
		this.#sort = key;
		document.querySelectorAll('.clients th[aria-sort]').forEach((head) => head.removeAttribute('aria-sort'));
		button.closest('th').setAttribute('aria-sort', this.#descending ? 'descending' : 'ascending');
		this.#draw();
	}

	#draw() {
		const order = ORDERS[this.#sort];
		const sorted = [...this.#known.values()].sort((one, other) => this.#descending ? order(other, one) : order(one, other));
		const shown = sorted.slice(0, MOST_ROWS);
		if (POINTER.matches && this.#body.matches(':hover')) {
			// Rows do not move away under the pointer.
			shown.filter((client) => this.#rows.has(client.address)).forEach((client) => this.#row(client));
		}
		else {
			this.#place(shown);
		}
		byId('clients-empty').hidden = shown.length > 0;
		setText(byId('clients-count'), sorted.length === 0 ? '' : shown.length < sorted.length
				? `${count(shown.length)} of ${count(sorted.length)} addresses; all are in the CSV`
				: plural(sorted.length, 'address', 'addresses'));
	}

	#place(shown) {
		let next = this.#body.firstElementChild;
		for (const client of shown) {
			const row = this.#row(client);
			if (row === next) {
				next = next.nextElementSibling;
			}
			else {
				move(this.#body, row, next);
			}
		}
		while (next) {
			const rest = next.nextElementSibling;
			this.#rows.delete(next.dataset.address);
			next.remove();
			next = rest;
		}
	}

	#row(client) {
		let row = this.#rows.get(client.address);
		if (!row) {
			row = newRow(client.address);
			this.#rows.set(client.address, row);
		}
		const texts = [null, count(client.times), timeOfDay(client.first), timeOfDay(client.last), client.server,
			null, oneLine(client.message)];
		texts.forEach((text, index) => text !== null && setText(row.cells[index], text));
		const badge = row.cells[5].firstElementChild;
		const empty = client.outcome === 'answered' && client.message === '' && !this.keepsOpen(client.server);
		badge.dataset.outcome = client.outcome;
		badge.toggleAttribute('data-empty', empty);
		setText(badge, empty ? 'no message' : client.outcome);
		return row;
	}

}

function newRow(address) {
	return element('tr', { role: 'row', 'data-address': address },
			element('th', { role: 'rowheader', class: 'address', scope: 'row' }, element('button', { type: 'button',
				title: 'Show only this client’s exchanges' }, address)),
			...['times', 'first', 'last', 'server'].map((kind) => element('td', { role: 'cell', class: kind })),
			element('td', { role: 'cell', class: 'outcome' }, element('span', { class: 'badge' })),
			element('td', { role: 'cell', class: 'message' }));
}

// Moving an element takes its focus away.
function move(body, row, before) {
	const focused = row.contains(document.activeElement) ? document.activeElement : null;
	body.insertBefore(row, before);
	focused?.focus({ preventScroll: true });
}
