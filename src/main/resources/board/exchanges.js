/** The exchanges, newest first, as they happen. */

import { byId, element, setText } from './dom.js';
import { Filter } from './filter.js';
import { onNextFrame } from './frame.js';
import { heard } from './missing.js';
import { oneLine } from './visible.js';
import { count, duration, plural, timeOfDay } from './words.js';

const MOST_ROWS = 500;

/** The list, its filter and its buttons. */
export class Exchanges {

	#rows = byId('exchange-rows');
	#scroller = byId('exchanges-scroller');
	#newest = byId('newest');
	#pauseButton = byId('pause');
	#shown = new Map();
	#coming = [];
	#waiting = 0;
	#unseen = 0;
	#missed = 0;
	#lastId = 0;
	#paused = false;
	#scrolled = false;
	#tabStop = null;
	#render = onNextFrame(() => this.#draw());

	constructor(open) {
		this.filter = new Filter(() => this.#refilter());
		this.open = open;
		this.#rows.addEventListener('click', (event) => this.#click(event));
		this.#rows.addEventListener('keydown', (event) => this.#key(event));
		this.#rows.addEventListener('focusin', (event) => this.#stopAt(event.target.closest('tr')));
		this.#scroller.addEventListener('scroll', () => this.#noteScroll(), { passive: true });
		this.#newest.addEventListener('click', () => this.#toNewest());
		this.#pauseButton.addEventListener('click', () => this.togglePause());
		byId('clear').addEventListener('click', () => this.clear());
	}

	/** Forgets all, because the program is another one. */
	reset() {
		this.#lastId = 0;
		this.clear();
	}

	/** Takes exchanges, oldest first; those that it has had already are left out. */
	add(exchanges) {
		const fresh = exchanges.filter((exchange) => exchange.id > this.#lastId);
		if (fresh.length) {
			this.#lastId = fresh[fresh.length - 1].id;
			this.#coming = [...this.#coming, ...fresh].slice(-MOST_ROWS);
			this.#waiting += fresh.length;
			this.#render();
		}
	}

	/** Says that so many exchanges will never be seen here. */
	miss(number) {
		this.#missed += number;
		const note = byId('exchanges-missed');
		note.hidden = this.#missed === 0;
		setText(note, this.#missed === 0 ? '' : `${plural(this.#missed, 'exchange')} missed: too many at once, or while the page was away`);
	}

	/** Empties the list; what was shown does not come back. */
	clear() {
		this.#coming = [];
		this.#waiting = 0;
		this.#unseen = 0;
		this.#shown.clear();
		this.#rows.replaceChildren();
		this.#tabStop = null;
		this.miss(-this.#missed);
		this.#tell();
	}

	/** Holds what comes, or lets it in. */
	togglePause() {
		this.#paused = !this.#paused;
		this.#draw();
	}

	/** The exchange beside one in the list, if it is still there. */
	neighbour(exchange, older) {
		let row = this.#shown.get(exchange.id)?.row;
		do {
			row = older ? row?.nextElementSibling : row?.previousElementSibling;
		} while (row?.hidden);
		return row ? this.#shown.get(Number(row.dataset.id))?.exchange : undefined;
	}

	/** Addresses and messages of all that are in the list. */
	heard() {
		return Array.from(this.#shown.values(), ({ exchange }) => [exchange.address, heard(exchange)]);
	}

	/** Puts the focus on an exchange in the list. */
	focus(exchange) {
		const row = this.#shown.get(exchange?.id)?.row ?? this.#tabStop;
		row?.querySelector('button').focus();
	}

	#draw() {
		if (!this.#paused && this.#coming.length) {
			this.#insert(this.#coming);
			this.#coming = [];
			this.#waiting = 0;
		}
		this.#tell();
	}

	#insert(exchanges) {
		const test = this.filter.test();
		const added = document.createDocumentFragment();
		let matching = 0;
		for (let index = exchanges.length - 1; index >= 0; index--) {
			const row = newRow(exchanges[index]);
			row.hidden = !test(exchanges[index]);
			matching += row.hidden ? 0 : 1;
			added.append(row);
		}
		exchanges.forEach((exchange, index) => this.#shown.set(exchange.id,
				{ exchange, row: added.children[exchanges.length - 1 - index] }));
		const anchor = this.#scrolled ? this.#firstInSight() : null;
		const before = anchor?.getBoundingClientRect().top;
		this.#rows.prepend(added);
		if (this.#scrolled) {
			this.#scroller.scrollTop += (anchor?.getBoundingClientRect().top ?? 0) - (before ?? 0);
			this.#unseen += matching;
		}
		this.#drop();
	}

	#drop() {
		while (this.#rows.childElementCount > MOST_ROWS) {
			const oldest = this.#rows.lastElementChild;
			this.#shown.delete(Number(oldest.dataset.id));
			if (oldest.contains(document.activeElement)) {
				oldest.previousElementSibling.querySelector('button').focus();
			}
			oldest.remove();
		}
	}

	#refilter() {
		const test = this.filter.test();
		this.#shown.forEach(({ exchange, row }) => {
			row.hidden = !test(exchange);
		});
		this.#scroller.scrollTop = 0;
		this.#unseen = 0;
		this.#tell();
	}

	#tell() {
		const all = this.#rows.childElementCount;
		const visible = this.filter.isActive() ? [...this.#rows.children].filter((row) => !row.hidden).length : all;
		setText(byId('exchanges-count'), this.filter.isActive() ? `${count(visible)} of ${count(all)}`
				: all === MOST_ROWS ? `the latest ${count(all)}` : all ? count(all) : '');
		const empty = byId('exchanges-empty');
		empty.hidden = visible > 0;
		setText(empty, all ? 'No exchange matches the filter.'
				: 'No exchange yet. Send a message above, or run a server’s command in a terminal.');
		setText(this.#pauseButton, this.#paused ? `Resume (${plural(this.#waiting, 'exchange')} waiting)` : 'Pause');
		this.#pauseButton.classList.toggle('primary', this.#paused);
		this.#newest.hidden = this.#unseen === 0;
		setText(this.#newest, `↑ ${count(this.#unseen)} new`);
		if (!this.#tabStop?.isConnected || this.#tabStop.hidden || !this.#tabStop.contains(document.activeElement)) {
			this.#stopAt(firstVisible(this.#rows));
		}
	}

	// One stop of the Tab key for the whole list; from there the arrows go on.
	#stopAt(row) {
		if (row !== this.#tabStop) {
			this.#tabStop?.querySelector('button').setAttribute('tabindex', '-1');
			row?.querySelector('button').removeAttribute('tabindex');
			this.#tabStop = row;
		}
	}

	#click(event) {
		const row = event.target.closest('tr');
		if (row && (event.target.closest('button') || getSelection().isCollapsed)) {
			this.open(this.#shown.get(Number(row.dataset.id)).exchange);
		}
	}

	#key(event) {
		const rows = [...this.#rows.children].filter((row) => !row.hidden);
		const at = rows.indexOf(event.target.closest('tr'));
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
		if (to !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			rows[Math.max(0, Math.min(to, rows.length - 1))]?.querySelector('button').focus();
		}
	}

	#firstInSight() {
		const top = this.#scroller.scrollTop;
		return [...this.#rows.children].find((row) => row.offsetTop + row.offsetHeight > top);
	}

	// Remembered, because asking for it costs a layout.
	#noteScroll() {
		this.#scrolled = this.#scroller.scrollTop > 8;
		if (!this.#scrolled && this.#unseen) {
			this.#unseen = 0;
			this.#tell();
		}
	}

	#toNewest() {
		this.#scroller.scrollTop = 0;
		this.#unseen = 0;
		this.#tell();
		this.focus();
	}

}

function newRow(exchange) {
	const time = timeOfDay(exchange.at);
	return element('tr', { role: 'row', 'data-id': exchange.id, 'data-outcome': exchange.outcome },
			element('td', { role: 'cell', class: 'at' },
					element('button', { type: 'button', tabindex: '-1', 'aria-label': `${time}, open exchange ${exchange.id}` }, time)),
			cell('server', exchange.server), cell('client', exchange.client), cell('number', count(exchange.number)),
			cell('message', oneLine(exchange.message)), cell('answer', oneLine(exchange.answer)),
			element('td', { role: 'cell', class: 'outcome' },
					element('span', { class: 'badge', 'data-outcome': exchange.outcome }, exchange.outcome)),
			cell('duration', duration(exchange.millis)));
}

function cell(kind, text) {
	return element('td', { role: 'cell', class: kind, title: text.length > 24 ? text : null }, text);
}

function firstVisible(rows) {
	let row = rows.firstElementChild;
	while (row?.hidden) {
		row = row.nextElementSibling;
	}
	return row;
}
