/** Finds names in messages: whole words in any order, without regard to accents and capitalization. */

import { characters } from './bytes.js';

// A letter that no name has.
const UNREADABLE = '\u{f8ff}';
const WORDS = /[\p{L}\p{N}\u{f8ff}]+/gu;
const ESCAPE = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})/g;
const LINE_ENDING = /\\[nrt]/g;

/** The words of a text, such as lucia and perez. */
export function words(text) {
	return fold(text).match(WORDS) ?? [];
}

/** A text without accents and capital letters. */
export function fold(text) {
	return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();
}

/** The line of a text that has all words of a name, or null. */
export function lineWith(name, lines) {
	return lines.find(({ has }) => name.every((word) => has.has(word)))?.line ?? null;
}

/** The lines of what a client sent; a byte that is not UTF-8 counts as an unknown letter. */
export function linesOf(bytes) {
	return lines(characters(bytes).map((character) => typeof character === 'number' ? UNREADABLE : character).join(''));
}

/** The lines of a message in which invisible characters are escaped. */
export function linesOfEscaped(message) {
	return lines(message.replace(ESCAPE, UNREADABLE).replace(LINE_ENDING, '\n'));
}

function lines(text) {
	return text.split(/[\r\n]+/).map((line) => ({ line: line.trim(), has: new Set(words(line)) }));
}
