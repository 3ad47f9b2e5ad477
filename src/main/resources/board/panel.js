/** The details of a server: counts, faults, and buttons to manage it. */

import { confirmed } from './confirm.js';
import { copyButton } from './copy.js';
import { exchangesOf, forgets } from './counts.js';
import { element, setText } from './dom.js';
import { Faults } from './faults.js';
import { count, hostAndPort } from './words.js';

/** The panel under a card; act(method, path, body) manages the server. */
export class Panel {

	#server;
	#facts = {};

	constructor(name, act) {
		this.name = name;
		this.faults = new Faults(name);
		this.command = element('code');
		this.peak = element('p', { class: 'muted small' });
		this.stop = element('button', { type: 'button', 'data-action': 'stop', 'aria-label': `Stop ${name}` }, 'Stop');
		this.stop.addEventListener('click', () => act('POST', '', { state: 'stopped' }));
		this.actions = element('div', { class: 'buttons', hidden: true }, this.stop,
				confirmed({ label: 'Reset', name: `Reset ${name}`, action: 'reset',
					question: () => forgets(this.#server), run: () => act('DELETE', '') }));
		this.root = element('section', { class: 'server-panel', id: `details-${name}`, 'data-panel': name,
			'aria-label': `${name}, details`, hidden: true },
		element('div', { class: 'server-facts' },
				element('h4', {}, name),
				element('div', { class: 'command' }, this.command,
						copyButton(`Copy the command that reaches ${name}`, () => this.#server.command)),
				element('dl', { class: 'facts' }, this.#fact('address', 'Address'), this.#fact('connected', 'Connected now'),
						this.#fact('connections', 'Clients'), this.#fact('exchanges', 'Exchanges'), this.#fact('limit', 'Limit')),
				this.peak, this.actions),
		this.faults.root);
	}

	/** Shows the server as it is now. */
	show(server, readOnly, peak) {
		this.#server = server;
		const { counts, limit, remaining } = server;
		setText(this.command, server.command);
		setText(this.#facts.address, server.port > 0 ? hostAndPort(server.host, server.port) : server.host);
		setText(this.#facts.connected, count(counts.active));
		setText(this.#facts.connections, count(counts.connections));
		setText(this.#facts.exchanges, byOutcome(server));
		setText(this.#facts.limit, limit === null || limit === undefined ? 'none' : `${count(remaining)} of ${count(limit)} left`);
		this.stop.hidden = server.state !== 'listening';
		this.actions.hidden = readOnly;
		this.faults.show(server);
		this.showPeak(peak);
	}

	/** Shows how many exchanges there were in the busiest second. */
	showPeak(peak) {
		setText(this.peak, peak ? `At most ${count(peak)} exchanges per second in the last minute.`
				: 'No exchange in the last minute.');
	}

	#fact(key, label) {
		this.#facts[key] = element('dd', { 'data-fact': key });
		return element('div', {}, element('dt', {}, label), this.#facts[key]);
	}

}

function byOutcome(server) {
	const counts = Object.entries(server.counts.exchanges).filter(([, number]) => number > 0);
	const parts = counts.map(([outcome, number]) => `${count(number)} ${outcome}`).join(', ');
	return counts.length > 1 ? `${count(exchangesOf(server))}: ${parts}` : parts || '0';
}
