/** Makes every character visible: nothing that a client sends can hide, or turn the direction of writing. */

const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const ALL_INVISIBLE = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const SHORT = { 0x09: '\\t', 0x0a: '\\n', 0x0d: '\\r' };

/** Writes a text in one line with its invisible characters escaped, spaces excepted. */
export function oneLine(text) {
	return text.replace(ALL_INVISIBLE, escaped);
}

/** Whether a character leaves no ink. */
export function isInvisible(character) {
	return INVISIBLE.test(character);
}

/** Writes one character as a program would: \n, \x1b, \u202e. */
export function escaped(character) {
	const code = character.codePointAt(0);
	if (SHORT[code]) {
		return SHORT[code];
	}
	if (code < 0x100) {
		return `\\x${hex(code, 2)}`;
	}
	return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** Writes a number in hexadecimal digits. */
export function hex(number, digits) {
	return number.toString(16).padStart(digits, '0');
}
