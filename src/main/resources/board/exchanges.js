/** The exchanges, newest first, as they happen. */

import { byId, setText } from './dom.js';
import { Filter } from './filter.js';
import { onNextFrame } from './frame.js';
import { isLong, isMerged, Repeats } from './repeats.js';
import { Roving } from './roving.js';
import { newRow, showRepeats } from './rows.js';
import { count, plural } from './words.js';

const MOST_ROWS = 500;

/** The list, its filter, and its buttons; open(exchange) and filtered() are called when the user asks for it. */
export class Exchanges {

	#rows = byId('exchange-rows');
	#roving = new Roving(this.#rows);
	#scroller = byId('exchanges-scroller');
	#newest = byId('newest');
	#pauseButton = byId('pause');
	#entries = new Map();
	#repeats = new Repeats();
	#coming = [];
	#waiting = 0;
	#unseen = 0;
	#cleared = 0;
	#lastId = 0;
	#problem = '';
	#paused = false;
	#scrolled = false;
	#render = onNextFrame(() => this.#draw());

	constructor(open, filtered) {
		this.filter = new Filter(() => {
			this.refilter();
			filtered();
		});
		this.open = open;
		this.#rows.addEventListener('click', (event) => this.#click(event));
		this.#scroller.addEventListener('scroll', () => this.#noteScroll(), { passive: true });
		this.#newest.addEventListener('click', () => this.#toNewest());
		this.#pauseButton.addEventListener('click', () => this.togglePause());
		byId('clear').addEventListener('click', () => this.#clearTo(this.#lastId));
		byId('unclear').addEventListener('click', () => {
			this.#clearTo(0);
			byId('clear').focus();
		});
	}

	/** The newest exchange that arrived. */
	get lastId() {
		return this.#lastId;
	}

	/** Forgets all, because the program is another one. */
	reset() {
		this.#lastId = 0;
		this.#coming = [];
		this.#waiting = 0;
		this.#entries.clear();
		this.#repeats.reset();
		this.#rows.replaceChildren();
		this.#clearTo(0);
	}

	/** Takes exchanges, oldest first; one that is there already replaces its former version. */
	add(exchanges) {
		const fresh = exchanges.filter((exchange) => exchange.id > this.#lastId);
		exchanges.filter((exchange) => exchange.id <= this.#lastId).forEach((exchange) => this.#replace(exchange));
		if (fresh.length) {
			this.#lastId = fresh[fresh.length - 1].id;
			this.#coming = [...this.#coming, ...fresh].slice(-MOST_ROWS);
			this.#waiting += fresh.length;
			this.#render();
		}
	}

	/** Shows why the list is empty; '' shows the list. */
	explain(problem) {
		this.#problem = problem;
		this.refilter();
	}

	/** Holds what comes, or lets it in. */
	togglePause() {
		this.#paused = !this.#paused;
		this.#draw();
	}

	/** Finds one that arrived. */
	find(id) {
		return this.#entries.get(id)?.exchange ?? this.#coming.find((exchange) => exchange.id === id);
	}

	/** The exchange beside one in the list, if it is still there. */
	neighbour(exchange, older) {
		let row = this.#entries.get(exchange.id)?.row;
		do {
			row = older ? row?.nextElementSibling : row?.previousElementSibling;
		} while (row?.hidden);
		return row ? this.find(Number(row.dataset.id)) : undefined;
	}

	/** All that arrived and are not dropped, newest first. */
	all() {
		return [...Array.from(this.#entries.values(), ({ exchange }) => exchange), ...this.#coming].reverse();
	}

	/** The newest that are to be seen, unless the list is paused. */
	latest(most) {
		return [...this.#entries.values()].filter(({ row }) => !row.hidden).slice(-most).reverse().map(({ exchange }) => exchange);
	}

	/** Puts the focus on an exchange in the list. */
	focus(exchange) {
		this.#roving.focus(this.#entries.get(exchange?.id)?.row);
	}

	/** Shows what the filter lets through. */
	refilter() {
		this.#hide();
		this.#scroller.scrollTop = 0;
		this.#unseen = 0;
		this.#tell();
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
		const added = document.createDocumentFragment();
		const entries = exchanges.map((exchange) => ({ exchange, row: newRow(exchange), repeats: 0 }));
		for (const entry of entries) {
			this.#entries.set(entry.exchange.id, entry);
			this.#repeats.add(entry);
			added.prepend(entry.row);
		}
		const anchor = this.#scrolled ? this.#firstInSight() : null;
		const before = anchor?.getBoundingClientRect().top;
		this.#rows.prepend(added);
		this.#hide();
		if (this.#scrolled) {
			this.#scroller.scrollTop += (anchor?.getBoundingClientRect().top ?? 0) - (before ?? 0);
			this.#unseen += entries.filter(({ row }) => !row.hidden).length;
		}
		this.#drop();
	}

	#replace(exchange) {
		this.#coming = this.#coming.map((other) => other.id === exchange.id ? exchange : other);
		const entry = this.#entries.get(exchange.id);
		if (entry) {
			const focused = entry.row.contains(document.activeElement);
			const row = newRow(exchange);
			entry.row.replaceWith(row);
			Object.assign(entry, { exchange, row, repeats: 0 });
			this.#hide();
			this.#render();
			if (focused) {
				this.#roving.focus(row);
			}
		}
	}

	#hide() {
		const test = this.#problem ? () => false : this.filter.test();
		const merges = !this.filter.values.text;
		for (const entry of this.#entries.values()) {
			const { exchange, row, burst } = entry;
			row.hidden = exchange.id <= this.#cleared || (merges && isMerged(entry)) || !test(exchange);
			const repeats = merges && isLong(burst) && burst.newest === entry ? burst.count : 0;
			if (repeats || entry.repeats) {
				entry.repeats = repeats;
				showRepeats(row, repeats, burst.open);
			}
		}
	}

	// Exchanges that another row stands for are dropped first, and then the oldest.
	#drop() {
		while (this.#entries.size > MOST_ROWS) {
			const entries = [...this.#entries.values()];
			const entry = entries.find(isMerged) ?? entries[0];
			if (entry.row.contains(document.activeElement)) {
				this.#roving.focus(entry.row.previousElementSibling);
			}
			entry.row.remove();
			this.#entries.delete(entry.exchange.id);
			this.#repeats.remove(entry);
		}
	}

	#clearTo(id) {
		this.#cleared = id;
		const hidden = [...this.#entries.keys()].filter((one) => one <= id).length;
		byId('cleared').hidden = hidden === 0;
		setText(byId('cleared').firstElementChild,
				`${plural(hidden, 'exchange is', 'exchanges are')} hidden on this page only. TCP Lab keeps them.`);
		this.refilter();
	}

	#tell() {
		const all = this.#entries.size;
		const visible = [...this.#entries.values()].filter(({ row }) => !row.hidden).length;
		setText(byId('exchanges-count'), visible < all ? `${count(visible)} of ${count(all)}`
				: all === MOST_ROWS ? `the latest ${count(all)}` : all ? count(all) : '');
		this.#tellEmpty(visible === 0);
		setText(this.#pauseButton, this.#paused ? `Resume (${plural(this.#waiting, 'exchange')} waiting)` : 'Pause');
		this.#pauseButton.classList.toggle('primary', this.#paused);
		this.#newest.hidden = this.#unseen === 0;
		setText(this.#newest, `↑ ${count(this.#unseen)} new`);
		this.#roving.update();
	}

	#tellEmpty(empty) {
		const problem = this.#problem || this.filter.problem();
		byId('exchanges-empty').hidden = !empty;
		byId('show-all').hidden = !problem && !this.filter.isActive();
		setText(byId('exchanges-empty').firstElementChild, problem ? problem
				: this.filter.isActive() ? 'No exchange matches the filter.'
				: this.#cleared ? 'No new exchange yet.'
				: 'No exchange yet. Send a message above, or run a server’s command in a terminal.');
	}

	#click(event) {
		const entry = this.#entries.get(Number(event.target.closest('tr')?.dataset.id));
		if (!entry) {
			return;
		}
		if (event.target.closest('.times')) {
			entry.burst.open = !entry.burst.open;
			this.#hide();
			this.#tell();
		}
		else if (event.target.closest('button') || getSelection().isCollapsed) {
			this.open(entry.exchange);
		}
	}

	#firstInSight() {
		const top = this.#scroller.scrollTop;
		return [...this.#rows.children].find((row) => !row.hidden && row.offsetTop + row.offsetHeight > top);
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
