/** The faults that a server can have, with the names and values of the endpoint. */

/** What a button turns on. */
export const PRESETS = {
	late: { settings: { delay: '2s' }, meaning: 'answers after 2 seconds' },
	slow: { settings: { rate: '10' }, meaning: 'sends 10 bytes per second' },
	pieces: { settings: { slice: '1' }, meaning: 'sends byte by byte' },
	reset: { settings: { end: 'reset' }, meaning: 'resets the connection instead of answering' },
	silent: { settings: { end: 'silent' }, meaning: 'never answers' },
	garbled: { settings: { corrupt: '1' }, meaning: 'changes one byte of the answer' }
};

/** All settings: the name, its unit or example, and the choices if there are some. */
export const SETTINGS = [
	{ name: 'delay', hint: '0s' },
	{ name: 'jitter', hint: '0s' },
	{ name: 'accept-delay', hint: '0s' },
	{ name: 'end', choices: ['answer', 'close', 'truncate', 'reset', 'silent', 'half-close'] },
	{ name: 'after-bytes', hint: '0' },
	{ name: 'slice', hint: 'bytes' },
	{ name: 'slice-delay', hint: '100ms' },
	{ name: 'rate', hint: 'bytes/s' },
	{ name: 'corrupt', hint: 'bytes' },
	{ name: 'percent', hint: '100' },
	{ name: 'first', hint: 'connections' },
	{ name: 'seed', hint: 'number' },
	{ name: 'for', hint: '30s' }
];

/** The preset that is on, if the faults are exactly one. */
export function presetOf(faults) {
	return Object.keys(PRESETS).find((name) => same(PRESETS[name].settings, faults));
}

/** Faults on a server, as one line; '' if there are none. */
export function describe(faults) {
	const settings = Object.entries(faults ?? {});
	if (settings.length === 0) {
		return '';
	}
	const list = settings.map(([name, value]) => `${name} ${value}`).join(', ');
	const preset = presetOf(faults);
	return `Faults on: ${preset ? `${preset} (${list})` : list}`;
}

function same(one, other) {
	const names = Object.keys(one);
	return names.length === Object.keys(other).length && names.every((name) => String(one[name]) === String(other[name]));
}
