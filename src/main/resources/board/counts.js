/** The counts of a server in words. */

import { plural } from './words.js';

/** The number of exchanges that ended. */
export function exchangesOf({ counts }) {
	return Object.values(counts.exchanges).reduce((total, one) => total + one, 0);
}

/** A warning of the effect of a reset. */
export function forgets({ counts }) {
	return `This forgets ${plural(counts.connections, 'client')} and all counts.`;
}
