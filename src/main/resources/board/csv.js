/** The clients as a table for a spreadsheet, with the names of those who are expected. */

const HEAD = ['address', 'times', 'first', 'last', 'server', 'outcome', 'message', 'name'];
// A spreadsheet reads text that begins like this as a formula.
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Writes the table: one row for each client, and one for each name that was not seen. */
export function clientsCsv(clients, attendance) {
	const names = grouped(attendance);
	const nameOf = (address) => (names.get(address) ?? []).map(({ name }) => name).join('; ');
	return [
		HEAD.join(','),
		...clients.map(({ address, times, first, last, server, outcome, message }) =>
			row([address, times, first, last, server, outcome, message, nameOf(address)])),
		...(names.get('') ?? []).map(({ name }) => row(['', '', '', '', '', '', '', name]))
	].map((line) => `${line}\r\n`).join('');
}

function row(cells) {
	return cells.map((cell) => {
		const text = String(cell);
		return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
	}).join(',');
}

function grouped(attendance) {
	const groups = new Map();
	attendance.forEach((one) => groups.set(one.address, [...groups.get(one.address) ?? [], one]));
	return groups;
}
