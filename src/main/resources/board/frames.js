/** Takes the frame off a message, because Talk adds it again. */

const ENDS = { lf: [0x0a], crlf: [0x0d, 0x0a], null: [0x00] };
const LENGTHS = { length1: 1, length2: 2, length4: 4 };

/** The message without what the server's codec adds. */
export function unframed(bytes, codec) {
	const end = ENDS[codec] ?? [];
	if (end.length && end.every((byte, index) => bytes[bytes.length - end.length + index] === byte)) {
		return bytes.subarray(0, bytes.length - end.length);
	}
	return bytes.subarray(LENGTHS[codec] ?? 0);
}
