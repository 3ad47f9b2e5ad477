/** Fetches the exchanges that were missing in the events, as long as the program keeps them. */

import { ask } from './api.js';

const COLLECT_MILLIS = 300;
const PAGE = 500;
const MOST_PAGES = 4;

/** Passes exchanges on in order; lastId() is the newest that was passed on, miss(number) gets those that are lost. */
export class Gaps {

	#waiting = [];
	#filling = false;

	constructor({ lastId, add, miss }) {
		this.lastId = lastId;
		this.add = add;
		this.miss = miss;
	}

	/** Takes the exchanges of an event. */
	take(exchanges) {
		const last = this.lastId();
		this.add(exchanges.filter(({ id }) => id <= last));
		this.#waiting.push(...exchanges.filter(({ id }) => id > last));
		if (!this.#filling) {
			this.#pass();
		}
	}

	// The IDs have no gaps of their own.
	async #pass() {
		this.#filling = true;
		while (hasGap(this.#waiting, this.lastId())) {
			await new Promise((resolve) => setTimeout(resolve, COLLECT_MILLIS));
			this.#fill(await after(this.lastId()));
		}
		this.#filling = false;
		this.add(this.#waiting);
		this.#waiting = [];
	}

	#fill(fetched) {
		const last = this.lastId();
		const all = newestOfEach([...fetched, ...this.#waiting]).filter(({ id }) => id > last);
		const end = fetched.at(-1)?.id ?? all.at(-1)?.id ?? last;
		const ready = all.filter(({ id }) => id <= end);
		this.#waiting = all.filter(({ id }) => id > end);
		this.add(ready);
		this.miss(Math.max(end, last) - last - ready.length);
	}

}

function hasGap(exchanges, last) {
	return newestOfEach(exchanges).some(({ id }, index) => id !== last + 1 + index);
}

async function after(id) {
	const found = [];
	try {
		for (let page = 0; page < MOST_PAGES; page++) {
			const more = await ask('GET', `board/exchanges?after=${found.at(-1)?.id ?? id}`);
			found.push(...more);
			if (more.length < PAGE) {
				break;
			}
		}
	}
	catch {
		// The exchanges count as missed.
	}
	return found;
}

// The same exchange may be there twice, once before and once after its connection has ended.
function newestOfEach(exchanges) {
	const found = new Map();
	for (const exchange of exchanges) {
		const other = found.get(exchange.id);
		if (!other || steps(exchange) >= steps(other)) {
			found.set(exchange.id, exchange);
		}
	}
	return [...found.values()].sort((one, other) => one.id - other.id);
}

function steps({ timeline = [], timelineMore = 0 }) {
	return timeline.length + timelineMore;
}
