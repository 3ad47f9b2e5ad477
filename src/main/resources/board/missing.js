/** Who is missing: the expected names and addresses that have not appeared. */

import { fromBase64 } from './bytes.js';
import { byId, element } from './dom.js';
import { onNextFrame } from './frame.js';
import { Memory } from './memory.js';
import { fold, lineWith, linesOf, linesOfEscaped, words } from './names.js';
import { oneLine } from './visible.js';
import { plural } from './words.js';

const MEMORY = new Memory('localStorage', 'tcp-lab.expected');
const LONGEST_LINE = 60;

/** The text area, and the two lists under it. */
export class Missing {

	#area = byId('expected');
	#expected = [];
	#evidence = new Map();
	#render = onNextFrame(() => this.#draw());

	/** everything() returns the clients and exchanges that the page still has, for a name that is typed later. */
	constructor(everything) {
		this.everything = everything;
		this.#area.value = MEMORY.read();
		this.#area.addEventListener('input', () => {
			MEMORY.write(this.#area.value);
			this.#expect();
		});
		this.#expect();
	}

	/** Forgets who was seen. */
	reset() {
		this.#evidence.clear();
		this.#render();
	}

	/** Looks for those expected among new clients and exchanges. */
	look(clients, exchanges) {
		if (this.#expected.length > this.#evidence.size) {
			exchanges.forEach(({ address, received }) => this.#see(address, () => linesOf(fromBase64(received.base64))));
			clients.forEach(({ address, message }) => this.#see(address, () => linesOfEscaped(message)));
		}
	}

	/** The names that were seen, and their addresses; '' for those that were not. */
	attendance() {
		return this.#expected.map(({ key, line }) => ({ name: line, address: this.#evidence.get(key)?.address ?? '' }));
	}

	#expect() {
		const lines = this.#area.value.split('\n').map((line) => line.trim()).filter(Boolean);
		this.#expected = [...new Map(lines.map((line) => [fold(line), line]))]
			.map(([key, line]) => ({ key, line, name: words(line) }));
		const keys = new Set(this.#expected.map(({ key }) => key));
		[...this.#evidence.keys()].filter((key) => !keys.has(key)).forEach((key) => this.#evidence.delete(key));
		const { clients, exchanges } = this.everything();
		this.look(clients, exchanges);
		this.#render();
	}

	#see(address, lines) {
		let heard = null;
		for (const { key, name } of this.#expected.filter((expected) => !this.#evidence.has(expected.key))) {
			heard ??= lines();
			const message = key === fold(address) ? '' : name.length > 0 ? lineWith(name, heard) : null;
			if (message !== null) {
				this.#evidence.set(key, { address, message });
				this.#render();
			}
		}
	}

	#draw() {
		const missing = this.#expected.filter(({ key }) => !this.#evidence.has(key));
		const seen = this.#expected.filter(({ key }) => this.#evidence.has(key));
		byId('missing').replaceChildren(...(this.#expected.length === 0 ? [] : [
			element('h4', {}, missing.length ? `${plural(missing.length, 'is', 'are')} missing` : 'No one is missing'),
			element('ul', { 'data-list': 'missing' }, ...missing.map(({ line }) => element('li', {}, line))),
			element('h4', {}, `${plural(seen.length, 'was', 'were')} seen`),
			element('ul', { 'data-list': 'seen' }, ...seen.map(({ key, line }) => seenItem(line, this.#evidence.get(key))))
		]));
	}

}

function seenItem(line, { address, message }) {
	const text = oneLine(message);
	const short = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
	return element('li', {}, element('strong', {}, line),
			message ? element('span', { class: 'muted' }, ` ${address}: “${short}”`) : '');
}
