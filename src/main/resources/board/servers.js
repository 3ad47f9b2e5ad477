/** The strip of servers, in the order of their ports. */

import { Card } from './card.js';
import { byId } from './dom.js';
import { onNextFrame } from './frame.js';

const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 6;

/** All servers. */
export class Servers {

	#cards = new Map();
	#changed = new Map();
	#readOnly = false;
	#render = onNextFrame(() => this.#draw());

	constructor() {
		setInterval(() => this.#cards.forEach((card) => card.tick()), 1000);
	}

	/** Starts again with all servers. */
	reset(servers, readOnly) {
		const kept = new Set(servers.map((server) => server.name));
		this.#readOnly = readOnly;
		byId('cards').style.setProperty('--cards', Math.min(Math.max(servers.length, FEWEST_COLUMNS), MOST_COLUMNS));
		byId('read-only').hidden = !readOnly;
		for (const [name, card] of this.#cards) {
			if (!kept.has(name)) {
				card.remove();
				this.#cards.delete(name);
			}
		}
		this.update(servers);
	}

	/** Shows servers that have changed. */
	update(servers) {
		servers.forEach((server) => this.#changed.set(server.name, server));
		this.#render();
	}

	#draw() {
		for (const [name, server] of this.#changed) {
			let card = this.#cards.get(name);
			if (!card) {
				card = new Card(name);
				this.#cards.set(name, card);
				byId('cards').append(card.root, card.panel.root);
			}
			card.show(server, this.#readOnly);
		}
		this.#changed.clear();
	}

}

/** Sorts servers by port, and those without one by name. */
export function byPort(one, other) {
	return (one.port || Infinity) - (other.port || Infinity) || one.name.localeCompare(other.name);
}
