/** Reads bytes from the texts in JSON, and text from bytes. */

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads Base64. */
export function fromBase64(text) {
	const binary = atob(text);
	const bytes = new Uint8Array(binary.length);
	for (let at = 0; at < bytes.length; at++) {
		bytes[at] = binary.charCodeAt(at);
	}
	return bytes;
}

/** Reads hexadecimal digits. */
export function fromHex(text) {
	return Uint8Array.from(text.match(/../g) ?? [], (digits) => parseInt(digits, 16));
}

/** Reads UTF-8, with one entry per character; a byte that is not UTF-8 stays a number. */
export function characters(bytes) {
	const found = [];
	for (let at = 0; at < bytes.length;) {
		const length = sequenceLength(bytes[at]);
		const text = length ? decode(bytes.subarray(at, at + length)) : null;
		found.push(text ?? bytes[at]);
		at += text === null ? 1 : length;
	}
	return found;
}

function sequenceLength(first) {
	if (first < 0x80) {
		return 1;
	}
	if (first < 0xc2 || first > 0xf4) {
		return 0;
	}
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function decode(bytes) {
	try {
		return STRICT.decode(bytes);
	}
	catch {
		return null;
	}
}
