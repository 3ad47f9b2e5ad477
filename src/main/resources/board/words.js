/** How times, durations and numbers are written. */

const NUMBERS = new Intl.NumberFormat('en');

/** 12,345 */
export function count(number) {
	return NUMBERS.format(number);
}

/** 1 byte, 2 bytes */
export function plural(number, one, many = `${one}s`) {
	return `${count(number)} ${number === 1 ? one : many}`;
}

/** The time of day, as 10:00:01 */
export function timeOfDay(instant) {
	return new Date(instant).toTimeString().slice(0, 8);
}

/** The time of day, as 10:00:01.456 */
export function exactTimeOfDay(instant) {
	const date = new Date(instant);
	return `${timeOfDay(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** 1.4 ms, 12 ms, 10.0 s */
export function duration(millis) {
	if (millis >= 1000) {
		return `${(millis / 1000).toFixed(1)} s`;
	}
	return `${millis >= 10 ? millis.toFixed(0) : millis.toFixed(1)} ms`;
}

/** How long ago an instant is: 12 s, 3 min, 2 h */
export function since(instant, now = Date.now()) {
	const seconds = Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
	if (seconds < 120) {
		return `${seconds} s`;
	}
	return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** 192.0.2.1:8080, [2001:db8::1]:8080 */
export function hostAndPort(host, port) {
	return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A time in microseconds: 0.03 ms, 1.40 ms, 12.0 ms, 2.004 s */
export function moment(micros) {
	if (micros >= 1_000_000) {
		return `${(micros / 1_000_000).toFixed(3)} s`;
	}
	return `${(micros / 1000).toFixed(micros >= 10_000 ? 1 : 2)} ms`;
}
