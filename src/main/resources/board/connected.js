/** The clients that are connected at this moment. */

import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { hostAndPort, since, timeOfDay } from './words.js';

const MOST_ROWS = 100;

/** The list over all servers, the longest connection first. */
export class Connected {

	#list = byId('connected');
	#servers = new Map();
	#render = onNextFrame(() => this.#draw());

	constructor() {
		setInterval(() => this.#tick(), 1000);
	}

	/** Starts again. */
	reset(servers) {
		this.#servers.clear();
		this.update(servers);
	}

	/** Takes servers that have changed. */
	update(servers) {
		servers.forEach((server) => this.#servers.set(server.name, server));
		this.#render();
	}

	#draw() {
		const servers = [...this.#servers.values()];
		const active = servers.flatMap((server) => server.active.map((client) => ({ server: server.name, ...client })))
			.sort((one, other) => Date.parse(one.connectedAt) - Date.parse(other.connectedAt));
		const total = servers.reduce((sum, server) => sum + server.counts.active, 0);
		const shown = active.slice(0, MOST_ROWS);
		this.#list.replaceChildren(...shown.map(item));
		if (total > shown.length) {
			this.#list.append(element('li', { class: 'muted' }, `and ${total - shown.length} more`));
		}
		byId('connected-empty').hidden = total > 0;
	}

	#tick() {
		this.#list.querySelectorAll('[data-since]').forEach((span) => setText(span, since(span.dataset.since)));
	}

}

function item({ server, ip, port, connectedAt: instant }) {
	return element('li', {}, element('span', { class: 'mono' }, hostAndPort(ip, port)), element('span', {}, server),
			element('span', { class: 'muted' }, `since ${timeOfDay(instant)}, `,
					element('span', { 'data-since': instant }, since(instant))));
}
