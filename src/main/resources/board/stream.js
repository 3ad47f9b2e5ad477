/** Follows the program's events, and reconnects by itself after every interruption. */

import { refusal } from './api.js';

const PATH = 'board/events';
const RETRY_MILLIS = 2000;

/** Calls snapshot, change, and offline (with a reason, if there is one). */
export function follow({ snapshot, change, offline }) {
	const source = new EventSource(PATH);
	source.addEventListener('snapshot', (event) => snapshot(JSON.parse(event.data)));
	source.addEventListener('change', (event) => change(JSON.parse(event.data)));
	source.addEventListener('error', async () => {
		offline(null);
		// The browser reconnects after a lost connection, but not after a refusal.
		if (source.readyState === EventSource.CLOSED) {
			offline(await reason());
			setTimeout(() => follow({ snapshot, change, offline }), RETRY_MILLIS);
		}
	});
	addEventListener('pagehide', () => source.close(), { once: true });
}

async function reason() {
	const abort = new AbortController();
	try {
		const response = await fetch(PATH, { signal: abort.signal });
		return response.ok ? null : (await refusal(response)).message;
	}
	catch {
		return null;
	}
	finally {
		abort.abort();
	}
}
