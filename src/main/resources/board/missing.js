/** Who is missing: the expected names and addresses that have not appeared. */

import { fromBase64, searchable } from './bytes.js';
import { byId, element } from './dom.js';
import { onNextFrame } from './frame.js';
import { plural } from './words.js';

const KEY = 'tcp-lab.expected';

/** The text area, and the two lists under it. */
export class Missing {

	#area = byId('expected');
	#expected = [];
	#evidence = new Map();
	#render = onNextFrame(() => this.#draw());

	/** Texts(): all [address, text] that the page still has, for a name that is typed later. */
	constructor(texts) {
		this.texts = texts;
		this.#area.value = read();
		this.#area.addEventListener('input', () => {
			write(this.#area.value);
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
			clients.forEach((client) => this.#see(client.address, client.message));
			exchanges.forEach((exchange) => this.#see(exchange.address, heard(exchange)));
		}
	}

	#expect() {
		const lines = this.#area.value.split('\n').map((line) => line.trim()).filter(Boolean);
		this.#expected = [...new Map(lines.map((line) => [fold(line), line]))]
			.map(([key, line]) => ({ key, line, pattern: wholeWord(key) }));
		const keys = new Set(this.#expected.map(({ key }) => key));
		[...this.#evidence.keys()].filter((key) => !keys.has(key)).forEach((key) => this.#evidence.delete(key));
		this.texts().forEach(([address, text]) => this.#see(address, text));
		this.#render();
	}

	#see(address, text) {
		const folded = fold(text);
		for (const { key, pattern } of this.#expected) {
			if (!this.#evidence.has(key) && (key === fold(address) || (folded.includes(key) && pattern.test(folded)))) {
				this.#evidence.set(key, address);
				this.#render();
			}
		}
	}

	#draw() {
		const missing = this.#expected.filter(({ key }) => !this.#evidence.has(key));
		const seen = this.#expected.filter(({ key }) => this.#evidence.has(key));
		byId('missing').replaceChildren(...(this.#expected.length === 0 ? [] : [
			element('h4', {}, missing.length ? `${plural(missing.length, 'is', 'are')} missing` : 'Nobody is missing'),
			element('ul', { 'data-list': 'missing' }, ...missing.map(({ line }) => element('li', {}, line))),
			element('h4', {}, `${plural(seen.length, 'was', 'were')} seen`),
			element('ul', { 'data-list': 'seen' }, ...seen.map(({ key, line }) => this.#seen(key, line)))
		]));
	}

	#seen(key, line) {
		const address = this.#evidence.get(key);
		return element('li', {}, line, fold(address) === key ? '' : element('span', { class: 'muted' }, ` ${address}`));
	}

}

/** What an exchange's client said, for #see. */
export function heard(exchange) {
	return `${exchange.message}\n${searchable(fromBase64(exchange.received.base64))}`;
}

// Ana is not seen because Mariana came.
function wholeWord(text) {
	const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u');
}

function fold(text) {
	return text.normalize('NFC').toLowerCase();
}

function read() {
	try {
		return localStorage.getItem(KEY) ?? '';
	}
	catch {
		return '';
	}
}

function write(text) {
	try {
		localStorage.setItem(KEY, text);
	}
	catch {
		// A browser that keeps nothing still shows who is missing now.
	}
}
