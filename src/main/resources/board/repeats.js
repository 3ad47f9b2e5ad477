/** Clients that repeat themselves in a loop: one row stands for all of their exchanges. */

const MOST_ROWS = 10;
const PAUSE_MILLIS = 10_000;

/** Finds bursts: exchanges of one client that differ only in their digits and follow each other closely. */
export class Repeats {

	#bursts = new Map();

	/** Forgets all. */
	reset() {
		this.#bursts.clear();
	}

	/** Adds an entry, which gets a burst; the entries come in order. */
	add(entry) {
		const { exchange } = entry;
		const key = [exchange.server, exchange.address, exchange.outcome, exchange.message.replace(/\d+/g, '#')].join(' ');
		const at = Date.parse(exchange.at);
		let burst = this.#bursts.get(key);
		if (!burst || at - burst.last > PAUSE_MILLIS) {
			burst = { entries: new Set(), count: 0, open: false };
			this.#bursts.set(key, burst);
		}
		burst.last = at;
		burst.count++;
		burst.newest = entry;
		burst.entries.add(entry);
		entry.burst = burst;
	}

	/** Takes an entry out that the list drops. */
	remove(entry) {
		entry.burst.entries.delete(entry);
		if (entry.burst.entries.size === 0) {
			this.#bursts.forEach((burst, key) => burst === entry.burst && this.#bursts.delete(key));
		}
	}

}

/** Whether a burst has become so long that one row stands for it. */
export function isLong(burst) {
	return burst.count > MOST_ROWS;
}

/** Whether another row stands for this entry. */
export function isMerged(entry) {
	return isLong(entry.burst) && !entry.burst.open && entry.burst.newest !== entry;
}
