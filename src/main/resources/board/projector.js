/** Addresses and ports, or the latest exchanges, large enough for the last row. */

import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { badge } from './rows.js';
import { oneLine } from './visible.js';
import { hostAndPort } from './words.js';

const MOST_EXCHANGES = 10;
// As in the style sheet.
const PAGE_SCALE = .65;

/** The dialog over the whole screen; latest() are the exchanges that the list shows, newest first. */
export class Projector {

	#dialog = byId('projector');
	#rows = byId('projector-servers');
	#exchanges = byId('projector-exchanges');
	#servers = new Map();
	#addresses = [];
	#page = '';
	#render = onNextFrame(() => this.#draw());

	constructor(latest) {
		this.latest = latest;
		byId('open-projector').addEventListener('click', () => this.toggle());
		byId('close-projector').addEventListener('click', () => this.#dialog.close());
		byId('projector-switch').addEventListener('click', () => this.switch());
		this.#dialog.addEventListener('close', () => document.fullscreenElement && document.exitFullscreen());
		// The browser takes the first Escape to leave the full screen.
		document.addEventListener('fullscreenchange', () => document.fullscreenElement || this.#dialog.close());
	}

	/** Whether it is to be seen. */
	get isOpen() {
		return this.#dialog.open;
	}

	/** Opens or closes it. */
	toggle() {
		if (this.isOpen) {
			this.#dialog.close();
			return;
		}
		// The whole page, because a dialog may not; first, or the page would be over the dialog. Refused where the
		// browser does not allow it; the dialog then fills the window.
		const full = document.documentElement.requestFullscreen?.() ?? Promise.resolve();
		full.catch(() => {}).finally(() => this.open());
	}

	/** Opens it in the window. */
	open() {
		if (!this.isOpen) {
			this.#draw();
			this.#dialog.showModal();
		}
	}

	/** Shows the exchanges instead of the addresses, or the addresses again. */
	switch() {
		this.#exchanges.hidden = !this.#exchanges.hidden;
		this.#rows.hidden = !this.#exchanges.hidden;
		this.#draw();
	}

	/** Starts again with all servers, in their order, and the address of the class page, if it is on. */
	reset(servers, addresses, page) {
		this.#page = page;
		this.#servers.clear();
		this.#addresses = addresses;
		this.update(servers);
	}

	/** Takes servers that have changed, and shows the latest exchanges. */
	update(servers) {
		servers.forEach((server) => this.#servers.set(server.name, server));
		if (this.isOpen) {
			this.#render();
		}
	}

	#draw() {
		const listening = [...this.#servers.values()].filter((server) => server.state === 'listening');
		this.#drawServers(listening);
		this.#exchanges.replaceChildren(...this.#exchanges.hidden ? [] : this.latest(MOST_EXCHANGES).map(line));
		if (!this.#exchanges.hidden && !this.#exchanges.childElementCount) {
			this.#exchanges.append(element('li', {}, 'No exchange yet.'));
		}
		byId('projector-switch').replaceChildren(this.#exchanges.hidden ? 'Exchanges ' : 'Addresses ', element('kbd', {}, 'e'));
		this.#others(new Set(listening.map((server) => server.host)));
	}

	#drawServers(listening) {
		const page = this.#page ? [{ name: 'class page', command: this.#page, scale: PAGE_SCALE }] : [];
		const lines = [...page, ...listening.map((server) => ({ name: server.name, command: reach(server), scale: 1 }))];
		const key = JSON.stringify(lines);
		if (key !== this.#rows.dataset.key) {
			this.#rows.dataset.key = key;
			this.#rows.replaceChildren(...lines.map(({ name, command, scale }) => element('li', { class: scale < 1 ? 'page' : null },
					element('code', {}, command), element('span', {}, name))));
			if (lines.length === 0) {
				this.#rows.append(element('li', {}, 'No server listens.'));
			}
			this.#measure(lines);
		}
	}

	// As large as the longest line and the number of lines allow.
	#measure(lines) {
		const longest = Math.max(18, ...lines.map(({ name, command, scale }) => command.length * scale + name.length * 0.6 + 2));
		this.#rows.style.setProperty('--columns', longest);
		this.#rows.style.setProperty('--lines', Math.max(3, lines.length));
	}

	#others(shown) {
		const others = this.#addresses.filter(({ host }) => !shown.has(host));
		setText(byId('projector-others'), others.length === 0 ? ''
				: `Also at ${others.map(({ host, network }) => network ? `${host} (${network})` : host).join(', ')}`);
	}

}

function reach({ host, port, tls }) {
	return tls ? `openssl s_client -quiet ${hostAndPort(host, port)}` : `nc ${host} ${port}`;
}

function line(exchange) {
	return element('li', {}, element('span', { class: 'server' }, exchange.server),
			element('code', {}, oneLine(exchange.message) || '(nothing)'),
			element('code', { class: 'answer' }, oneLine(exchange.answer)), badge(exchange));
}
