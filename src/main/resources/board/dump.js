/** Shows bytes: as text with every invisible character marked, and as a hex dump. */

import { characters } from './bytes.js';
import { element } from './dom.js';
import { escaped, hex, isInvisible } from './visible.js';

// Signs that every system's fonts have, unlike the control pictures of Unicode.
const SPACE = '·';
const SIGNS = { 0x09: '→', 0x0a: '↵', 0x0d: '←' };
const CONTROL = '▪';
const BEYOND_ASCII = '▫';

const NARROW = matchMedia('(max-width: 40rem)');

/** Both views of some bytes, under each other. */
export function dump(bytes, label) {
	if (bytes.length === 0) {
		return [element('p', { class: 'muted' }, 'Nothing: no bytes.')];
	}
	return [
		element('pre', { class: 'text', tabindex: '0', role: 'group', 'aria-label': `${label} as text` },
				...asText(bytes)),
		element('pre', { class: 'hex', tabindex: '0', role: 'group', 'aria-label': `${label} as hex dump` },
				...asHex(bytes))
	];
}

/** What the signs stand for. */
export function legend() {
	return element('ul', { class: 'legend' }, ...[[SPACE, 'space', 'space'], [SIGNS[0x0a], '\\n, line ending'],
		[SIGNS[0x0d], '\\r'], [SIGNS[0x09], '\\t, tab'], [CONTROL, 'another control character'],
		[BEYOND_ASCII, 'a byte beyond ASCII']]
		.map(([sign, meaning, kind = '']) => element('li', {}, element('span', { class: `mark ${kind}`.trim() }, sign), ` ${meaning}`)));
}

function asText(bytes) {
	const runs = new Runs();
	for (const character of characters(bytes)) {
		if (typeof character === 'number') {
			runs.mark(`\\x${hex(character, 2)}`, 'not UTF-8');
		}
		else if (character === ' ') {
			runs.mark(SPACE, 'space', 'space');
		}
		else if (isInvisible(character)) {
			runs.mark(escaped(character), `U+${hex(character.codePointAt(0), 4).toUpperCase()}`);
			if (character === '\n') {
				runs.plain('\n');
			}
		}
		else {
			runs.plain(character);
		}
	}
	return runs.done();
}

function asHex(bytes) {
	const width = NARROW.matches ? 8 : 16;
	const runs = new Runs();
	for (let at = 0; at < bytes.length; at += width) {
		const line = bytes.subarray(at, at + width);
		runs.mark(hex(at, 4), null, 'offset');
		runs.plain(`  ${digits(line).padEnd(width * 3 + (width > 8 ? 1 : 0))} `);
		line.forEach((byte) => column(runs, byte));
		runs.plain('\n');
	}
	return runs.done();
}

function digits(line) {
	return Array.from(line, (byte, index) => (index === 8 ? ' ' : '') + hex(byte, 2)).join(' ');
}

function column(runs, byte) {
	if (byte > 0x20 && byte < 0x7f) {
		runs.plain(String.fromCharCode(byte));
	}
	else if (byte === 0x20) {
		runs.mark(SPACE, 'space', 'cell space');
	}
	else {
		runs.mark(byte >= 0x80 ? BEYOND_ASCII : SIGNS[byte] ?? CONTROL, `byte ${hex(byte, 2)}`, 'cell');
	}
}

/** Collects text and marks, with as few nodes as possible. */
class Runs {

	#nodes = [];
	#text = '';

	plain(text) {
		this.#text += text;
	}

	mark(text, title, kind = '') {
		this.#flush();
		this.#nodes.push(element('span', { class: `mark ${kind}`.trim(), title }, text));
	}

	done() {
		this.#flush();
		return this.#nodes;
	}

	#flush() {
		if (this.#text) {
			this.#nodes.push(this.#text);
			this.#text = '';
		}
	}

}
