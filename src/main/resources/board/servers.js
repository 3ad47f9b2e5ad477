/** One card per server: its state, how to reach it, and buttons to manage it. */

import { ask } from './api.js';
import { copyButton } from './copy.js';
import { Curve } from './curve.js';
import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { oneLine } from './visible.js';
import { count } from './words.js';

/** All cards. */
export class Servers {

	#cards = new Map();
	#changed = new Map();
	#readOnly = false;
	#render = onNextFrame(() => this.#draw());

	constructor() {
		setInterval(() => this.#cards.forEach((card) => card.tick()), 1000);
	}

	/** Starts again with all servers. */
	reset(servers, readOnly) {
		const kept = new Set(servers.map((server) => server.name));
		this.#readOnly = readOnly;
		byId('read-only').hidden = !readOnly;
		for (const [name, card] of this.#cards) {
			if (!kept.has(name)) {
				card.root.remove();
				this.#cards.delete(name);
			}
		}
		this.update(servers);
	}

	/** Shows servers that have changed. */
	update(servers) {
		servers.forEach((server) => this.#changed.set(server.name, server));
		this.#render();
	}

	#draw() {
		for (const [name, server] of this.#changed) {
			let card = this.#cards.get(name);
			if (!card) {
				card = new Card(name);
				this.#cards.set(name, card);
				byId('cards').append(card.root);
			}
			card.show(server, this.#readOnly);
		}
		this.#changed.clear();
	}

}

class Card {

	#server;
	#facts = {};

	constructor(name) {
		this.name = name;
		this.curve = new Curve(name);
		this.state = element('span', { class: 'state' });
		this.reason = element('p', { class: 'reason', hidden: true });
		this.faults = element('p', { class: 'faults', hidden: true });
		this.command = element('code');
		this.peak = element('span', { class: 'peak' });
		this.toggle = element('button', { type: 'button', 'data-action': 'toggle' });
		this.reset = element('button', { type: 'button', 'data-action': 'reset', 'aria-label': `Reset ${name}`,
			title: 'Forgets its counts and clients; the next one is client 1.' }, 'Reset');
		this.actions = element('div', { class: 'buttons', hidden: true }, this.toggle, this.reset);
		this.refusal = element('p', { class: 'refusal', role: 'alert' });
		this.toggle.addEventListener('click', () => this.#post());
		this.reset.addEventListener('click', () => this.#act('DELETE'));
		this.root = this.#build();
	}

	/** Shows the server as it is now. */
	show(server, readOnly) {
		this.#server = server;
		this.root.dataset.state = server.state;
		setText(this.state, server.state);
		this.#optional(this.reason, server.reason);
		this.#optional(this.faults, server.faults && `Faults on purpose: ${server.faults}`);
		setText(this.command, server.command);
		setText(this.#facts.port, server.port > 0 ? String(server.port) : '–');
		setText(this.#facts.connected, count(server.counts.active));
		setText(this.#facts.exchanges, count(sum(server.counts.exchanges)));
		setText(this.#facts.limit, server.limit === null ? 'none' : `${count(server.remaining)} of ${count(server.limit)} left`);
		const starts = server.state !== 'listening';
		setText(this.toggle, starts ? 'Start' : 'Stop');
		this.toggle.setAttribute('aria-label', `${starts ? 'Start' : 'Stop'} ${this.name}`);
		this.actions.hidden = readOnly;
		this.curve.update(server.rate);
		this.#showPeak();
	}

	/** Lets the curve go on. */
	tick() {
		this.curve.draw();
		this.#showPeak();
	}

	#build() {
		const title = element('h3', { id: `server-${this.name}` }, this.name);
		return element('article', { class: 'card', 'data-server': this.name, 'aria-labelledby': title.id },
				element('header', {}, title, this.state),
				this.reason, this.faults,
				element('div', { class: 'command' }, this.command,
						copyButton(`Copy the command that reaches ${this.name}`, () => this.#server.command)),
				element('dl', { class: 'facts' }, this.#fact('port', 'Port'), this.#fact('connected', 'Connected'),
						this.#fact('exchanges', 'Exchanges'), this.#fact('limit', 'Limit')),
				element('div', { class: 'chart' }, this.curve.svg, this.peak),
				this.actions, this.refusal);
	}

	#fact(key, label) {
		this.#facts[key] = element('dd', { 'data-fact': key });
		return element('div', {}, element('dt', {}, label), this.#facts[key]);
	}

	#optional(target, text) {
		target.hidden = !text;
		setText(target, text ? oneLine(text) : '');
	}

	#showPeak() {
		setText(this.peak, this.curve.peak ? `at most ${count(this.curve.peak)}/s in the last minute` : 'none in the last minute');
	}

	#post() {
		return this.#act('POST', { state: this.#server.state === 'listening' ? 'stopped' : 'started' });
	}

	async #act(method, body) {
		setText(this.refusal, '');
		this.actions.setAttribute('aria-busy', 'true');
		try {
			await ask(method, `board/servers/${encodeURIComponent(this.name)}`, body);
		}
		catch (refused) {
			setText(this.refusal, refused.message);
		}
		finally {
			this.actions.removeAttribute('aria-busy');
		}
	}

}

function sum(counts) {
	return Object.values(counts).reduce((total, one) => total + one, 0);
}
