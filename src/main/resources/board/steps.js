/** The steps of an exchange in words. */

import { characters, fromBase64 } from './bytes.js';
import { escaped, hex, isInvisible } from './visible.js';
import { plural } from './words.js';

const LONGEST_PREVIEW = 32;

const SENTENCES = {
	accept: () => 'Client connected',
	proxy: ({ bytes }) => `Proxy announced the client${size(bytes)}`,
	tls: () => 'Client and server agreed on TLS',
	read: ({ bytes }) => `Server received ${plural(bytes, 'byte')}`,
	write: ({ bytes }) => `Server sent ${plural(bytes, 'byte')}`,
	fin: ({ by }) => `FIN: ${by} sends no more data`,
	rst: ({ by }) => `RST: ${by} reset the connection`,
	close: ({ by }) => `${capital(by)} closed`
};

/** One sentence without a period. */
export function sentence(step) {
	return SENTENCES[step.kind]?.(step) ?? `${step.kind} by the ${step.by}`;
}

/** The first bytes of a read or a write, or '' if there are none or they are not kept. */
export function preview({ kind, offset, bytes }, base64) {
	if ((kind !== 'read' && kind !== 'write') || offset === undefined) {
		return '';
	}
	const kept = fromBase64(base64).subarray(offset, offset + bytes);
	if (kept.length === 0) {
		return '';
	}
	const text = characters(kept.subarray(0, LONGEST_PREVIEW)).map(visible).join('');
	return bytes > Math.min(kept.length, LONGEST_PREVIEW) ? `${text}…` : text;
}

function visible(character) {
	return typeof character === 'number' ? `\\x${hex(character, 2)}`
		: character !== ' ' && isInvisible(character) ? escaped(character) : character;
}

function capital(text) {
	return text[0].toUpperCase() + text.slice(1);
}

function size(bytes) {
	return bytes ? ` in ${plural(bytes, 'byte')}` : '';
}
