/** The frame of a message: what a codec adds to it. */

const ENDS = { lf: [0x0a], crlf: [0x0d, 0x0a], null: [0x00] };
const LENGTHS = { length1: 1, length2: 2, length4: 4 };

/** The message with its frame; it has fewer than 256 bytes. */
export function framed(bytes, codec) {
	const length = LENGTHS[codec] ? [...new Uint8Array(LENGTHS[codec] - 1), bytes.length] : [];
	return Uint8Array.from([...length, ...bytes, ...ENDS[codec] ?? []]);
}

/** The message without what the server's codec adds, because Talk adds it again. */
export function unframed(bytes, codec) {
	const end = ENDS[codec] ?? [];
	if (end.length && end.every((byte, index) => bytes[bytes.length - end.length + index] === byte)) {
		return bytes.subarray(0, bytes.length - end.length);
	}
	return bytes.subarray(LENGTHS[codec] ?? 0);
}
