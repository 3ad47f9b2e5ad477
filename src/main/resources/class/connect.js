/** How to connect: one server and one tool at a time, as a text to copy. */

import { copyButton } from './copy.js';
import { byId, element, setText } from './dom.js';
import { hint, snippet } from './snippets.js';
import { oneLine } from './visible.js';

/** The panel with the servers. */
export class Connect {

	#text = byId('connect-text').firstElementChild;
	#list = byId('connect-servers');
	#servers = [];

	constructor() {
		byId('connect-text').append(copyButton('Copy what to run', () => this.#text.textContent, 'Copy'));
		[this.#list, byId('connect-ways')].forEach((group) => group.addEventListener('change', () => this.#draw()));
	}

	/** Shows the servers as they are now; the chosen one stays chosen. */
	show(servers) {
		const names = (some) => some.map(({ name, port }) => `${name} ${port}`).join();
		if (names(servers) !== names(this.#servers)) {
			this.#offer(servers);
		}
		this.#servers = servers;
		this.#draw();
	}

	#offer(servers) {
		const before = this.#chosen();
		const focused = this.#list.contains(document.activeElement);
		const chosen = servers.some(({ name }) => name === before) ? before
			: (servers.find(({ state }) => state === 'listening') ?? servers[0])?.name;
		this.#list.replaceChildren(this.#list.firstElementChild, ...servers.map(({ name, port }) => element('label', {},
				element('input', { type: 'radio', name: 'server', value: name, checked: name === chosen }),
				element('span', {}, name, port > 0 ? element('span', { class: 'mono' }, ` ${port}`) : ''))));
		if (focused) {
			this.#list.querySelector(':checked')?.focus();
		}
	}

	#draw() {
		const server = this.#servers.find(({ name }) => name === this.#chosen());
		const way = byId('connect-ways').querySelector(':checked').value;
		const problem = server ? problemOf(server) : 'No server runs. Ask your teacher to start one.';
		setText(byId('connect-state'), problem);
		byId('connect-state').hidden = problem === '';
		byId('connect-text').hidden = problem !== '';
		setText(this.#text, problem ? '' : snippet(way, server));
		setText(byId('connect-hint'), problem ? '' : hint(way));
	}

	#chosen() {
		return this.#list.querySelector(':checked')?.value;
	}

}

function problemOf({ name, state, reason }) {
	switch (state) {
		case 'listening':
			return '';
		case 'finished':
			return `${name} has finished: it answered its last client. Ask your teacher to start it again.`;
		case 'failed':
			return `${name} failed${reason ? ` (${oneLine(reason)})` : ''}. Tell your teacher.`;
		default:
			return `${name} is ${state}. Ask your teacher to start it.`;
	}
}
