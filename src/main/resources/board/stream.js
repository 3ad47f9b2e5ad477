/** Follows the program's events, and reconnects by itself after every interruption. */

import { refusal } from './api.js';

const RETRY_MILLIS = 2000;

/** Calls the function that events has for each event, and offline (with a reason, if there is one). */
export function follow(path, events, offline) {
	const source = new EventSource(path);
	Object.entries(events).forEach(([name, take]) => source.addEventListener(name, (event) => take(JSON.parse(event.data))));
	source.addEventListener('error', async () => {
		offline(null);
		// The browser reconnects after a lost connection, but not after a refusal.
		if (source.readyState === EventSource.CLOSED) {
			offline(await reason(path));
			setTimeout(() => follow(path, events, offline), RETRY_MILLIS);
		}
	});
	addEventListener('pagehide', () => source.close(), { once: true });
}

async function reason(path) {
	const abort = new AbortController();
	try {
		const response = await fetch(path, { signal: abort.signal });
		return response.ok ? null : (await refusal(response)).message;
	}
	catch {
		return null;
	}
	finally {
		abort.abort();
	}
}
