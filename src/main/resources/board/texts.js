/** Writes bytes as literals of other languages. */

import { characters } from './bytes.js';
import { escaped, hex, isInvisible } from './visible.js';

const SIMPLE = { 0x0a: '\\n', 0x0d: '\\r', 0x09: '\\t', 0x5c: '\\\\' };

/** The format of printf in any POSIX shell, in quotation marks: 'Hello\n' */
export function printfFormat(bytes) {
	return `'${Array.from(bytes, (byte, index) => {
		if (byte === 0x25) {
			return '%%';
		}
		// A quotation mark would end the format, and a hyphen would begin an option.
		const special = byte === 0x27 || (byte === 0x2d && index === 0);
		return SIMPLE[byte] ?? (isPlain(byte) && !special ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`);
	}).join('')}'`;
}

/** A bytes literal of Python: b"Hello\n" */
export function pythonLiteral(bytes) {
	return `b"${Array.from(bytes, (byte) => byte === 0x22 ? '\\"'
		: SIMPLE[byte] ?? (isPlain(byte) ? String.fromCharCode(byte) : `\\x${hex(byte, 2)}`)).join('')}"`;
}

/** A string of YAML, or null if the bytes are not UTF-8. */
export function yamlString(bytes) {
	const found = characters(bytes);
	return found.some((character) => typeof character === 'number') ? null
		: `"${found.map((character) => character === '"' ? '\\"' : textual(character)).join('')}"`;
}

/** What the board's Talk reads: \n, \xNN, and everything else as it is. */
export function talkText(bytes) {
	return characters(bytes).map((character) => {
		if (typeof character === 'number') {
			return `\\x${hex(character, 2)}`;
		}
		const code = character.codePointAt(0);
		return SIMPLE[code] ?? (character !== ' ' && isInvisible(character) ? bytewise(character) : character);
	}).join('');
}

/** 48 65 6c 6c 6f */
export function hexText(bytes) {
	return Array.from(bytes, (byte) => hex(byte, 2)).join(' ');
}

function textual(character) {
	return SIMPLE[character.codePointAt(0)] ?? (character !== ' ' && isInvisible(character) ? escaped(character) : character);
}

function bytewise(character) {
	return Array.from(new TextEncoder().encode(character), (byte) => `\\x${hex(byte, 2)}`).join('');
}

function isPlain(byte) {
	return byte >= 0x20 && byte < 0x7f;
}
