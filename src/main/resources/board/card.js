/** The compact card of a server: its state, its command, and the buttons that it needs now. */

import { ask } from './api.js';
import { confirmed } from './confirm.js';
import { copyButton } from './copy.js';
import { exchangesOf, forgets } from './counts.js';
import { Curve } from './curve.js';
import { element, setText } from './dom.js';
import { describe } from './fault-presets.js';
import { Panel } from './panel.js';
import { oneLine } from './visible.js';
import { count, plural } from './words.js';

/** One card, with its panel of details. */
export class Card {

	#server;

	constructor(name) {
		this.name = name;
		this.panel = new Panel(name, (method, path, body) => this.#act(method, path, body));
		this.curve = new Curve(name);
		this.state = element('span', { class: 'state' });
		this.port = element('span', { class: 'port' });
		this.reason = element('p', { class: 'reason', hidden: true });
		this.faults = element('p', { class: 'faults', hidden: true });
		this.command = element('code');
		this.numbers = element('p', { class: 'numbers' });
		this.more = element('button', { type: 'button', class: 'more', 'aria-expanded': 'false',
			'aria-controls': this.panel.root.id, 'aria-label': `Details of ${name}` });
		this.more.addEventListener('click', () => this.#toggle());
		this.start = element('button', { type: 'button', 'data-action': 'start', 'aria-label': `Start ${name}` }, 'Start');
		this.start.addEventListener('click', () => this.#act('POST', '', { state: 'started' }));
		this.restart = confirmed({ label: 'Reset and start', name: `Reset and start ${name}`, action: 'restart',
			question: () => forgets(this.#server), run: () => this.#act('POST', '/restart') });
		this.actions = element('div', { class: 'buttons' }, this.start, this.restart);
		this.refusal = element('p', { class: 'refusal', role: 'alert' });
		this.root = this.#build();
	}

	/** Shows the server as it is now. */
	show(server, readOnly) {
		this.#server = server;
		this.root.dataset.state = server.state;
		setText(this.state, server.state);
		setText(this.port, server.port > 0 ? String(server.port) : '–');
		optional(this.reason, server.reason);
		optional(this.faults, describe(server.faults));
		showCommand(this.command, server.command);
		setText(this.numbers, numbers(server));
		this.start.hidden = server.state === 'listening' || server.state === 'finished';
		this.restart.hidden = server.state !== 'finished';
		this.actions.hidden = readOnly || server.state === 'listening';
		this.curve.update(server.rate);
		this.panel.show(server, readOnly, this.curve.peak);
	}

	/** Moves the curve on by a second. */
	tick() {
		this.curve.draw();
		this.panel.showPeak(this.curve.peak);
	}

	/** Takes the card off the page. */
	remove() {
		this.root.remove();
		this.panel.root.remove();
	}

	#build() {
		const title = element('h3', { id: `server-${this.name}` }, this.name);
		return element('article', { class: 'card', 'data-server': this.name, 'aria-labelledby': title.id },
				element('header', {}, title, this.port, this.state, this.more),
				this.reason, this.faults,
				element('div', { class: 'command' }, this.command,
						copyButton(`Copy the command that reaches ${this.name}`, () => this.#server.command)),
				this.numbers, this.actions, this.refusal, this.curve.svg);
	}

	#toggle() {
		const opens = this.panel.root.hidden;
		this.panel.root.hidden = !opens;
		this.more.setAttribute('aria-expanded', String(opens));
		this.root.classList.toggle('open', opens);
	}

	async #act(method, path, body) {
		setText(this.refusal, '');
		this.root.setAttribute('aria-busy', 'true');
		try {
			await ask(method, `board/servers/${encodeURIComponent(this.name)}${path}`, body);
		}
		catch (refused) {
			setText(this.refusal, refused.message);
		}
		finally {
			this.root.removeAttribute('aria-busy');
		}
	}

}

function numbers(server) {
	const { counts, limit, remaining } = server;
	return [plural(exchangesOf(server), 'exchange'), counts.active ? `${count(counts.active)} connected` : '',
		limit === null || limit === undefined ? '' : `${count(remaining)} of ${count(limit)} left`].filter(Boolean).join(', ');
}

// A word of the command is never broken, unless it is longer than the card. The last word is the port.
function showCommand(target, command) {
	if (target.textContent !== command) {
		target.replaceChildren(...command.split(/(?<= )/).map((word) => element('span', {}, word)));
		target.lastElementChild.dataset.fact = 'port';
	}
}

function optional(target, text) {
	target.hidden = !text;
	setText(target, text ? oneLine(text) : '');
}
