/** The student's exchanges, newest first, as they happen. */

import { byId, setText } from './dom.js';
import { Roving } from './roving.js';
import { newRow } from './rows.js';
import { count } from './words.js';

const MOST_ROWS = 100;

/** The list; open(exchange) is called when the student asks for it. */
export class OwnExchanges {

	#body = byId('exchange-rows');
	#roving = new Roving(this.#body);
	#entries = new Map();
	#lastId = 0;

	constructor(open) {
		this.#body.addEventListener('click', (event) => {
			const entry = this.#entries.get(Number(event.target.closest('tr')?.dataset.id));
			if (entry && (event.target.closest('button') || getSelection().isCollapsed)) {
				open(entry.exchange);
			}
		});
	}

	/** Removes all exchanges, because TCP Lab was restarted. */
	reset() {
		this.#lastId = 0;
		this.#entries.clear();
		this.#body.replaceChildren();
		this.#tell();
	}

	/** Takes exchanges, oldest first; a newer version of an exchange replaces the one in the list. */
	add(exchanges) {
		for (const exchange of exchanges) {
			const before = this.#entries.get(exchange.id);
			if (before || exchange.id > this.#lastId) {
				this.#place({ exchange, row: newRow(exchange) }, before);
			}
		}
		this.#tell();
	}

	/** The exchange beside one in the list, if it is still there. */
	neighbour({ id }, older) {
		const row = this.#entries.get(id)?.row;
		const next = older ? row?.nextElementSibling : row?.previousElementSibling;
		return this.#entries.get(Number(next?.dataset.id))?.exchange;
	}

	/** Puts the focus on an exchange in the list. */
	focus(exchange) {
		this.#roving.focus(this.#entries.get(exchange?.id)?.row);
	}

	#place(entry, before) {
		const { id } = entry.exchange;
		const focused = before?.row.contains(document.activeElement);
		this.#entries.set(id, entry);
		if (before) {
			before.row.replaceWith(entry.row);
		}
		else {
			this.#lastId = id;
			this.#body.prepend(entry.row);
		}
		if (focused) {
			this.#roving.focus(entry.row);
		}
		if (this.#entries.size > MOST_ROWS) {
			this.#body.lastElementChild.remove();
			this.#entries.delete(this.#entries.keys().next().value);
		}
	}

	#tell() {
		const all = this.#entries.size;
		byId('exchanges-empty').hidden = all > 0;
		setText(byId('exchanges-count'), all === MOST_ROWS ? `the latest ${count(all)}` : all ? count(all) : '');
		this.#roving.update();
	}

}
