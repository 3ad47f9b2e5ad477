/** Addresses and ports, so large that the last row reads them. */

import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { hostAndPort } from './words.js';

/** The dialog over the whole screen. */
export class Blackboard {

	#dialog = byId('blackboard');
	#rows = byId('blackboard-rows');
	#servers = new Map();
	#addresses = [];
	#render = onNextFrame(() => this.#draw());

	constructor() {
		byId('open-blackboard').addEventListener('click', () => this.toggle());
		byId('close-blackboard').addEventListener('click', () => this.#dialog.close());
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
		full.catch(() => {}).finally(() => this.#open());
	}

	#open() {
		if (!this.isOpen) {
			this.#draw();
			this.#dialog.showModal();
		}
	}

	/** Starts again. */
	reset(servers, addresses) {
		this.#servers.clear();
		this.#addresses = addresses;
		this.update(servers);
	}

	/** Takes servers that have changed. */
	update(servers) {
		servers.forEach((server) => this.#servers.set(server.name, server));
		if (this.isOpen) {
			this.#render();
		}
	}

	#draw() {
		const listening = [...this.#servers.values()].filter((server) => server.state === 'listening');
		const lines = listening.map((server) => ({ name: server.name, command: reach(server) }));
		const key = JSON.stringify(lines);
		if (key !== this.#rows.dataset.key) {
			this.#rows.dataset.key = key;
			this.#rows.replaceChildren(...lines.map(({ name, command }) => element('li', {},
					element('code', {}, command), element('span', {}, name))));
			if (lines.length === 0) {
				this.#rows.append(element('li', {}, 'No server listens.'));
			}
			this.#measure(lines);
		}
		this.#others(new Set(listening.map((server) => server.host)));
	}

	// As large as the longest line and the number of lines allow.
	#measure(lines) {
		const longest = Math.max(18, ...lines.map(({ name, command }) => command.length + name.length * 0.6 + 2));
		this.#rows.style.setProperty('--columns', longest);
		this.#rows.style.setProperty('--lines', Math.max(3, lines.length));
	}

	#others(shown) {
		const others = this.#addresses.filter(({ host }) => !shown.has(host));
		setText(byId('blackboard-others'), others.length === 0 ? ''
				: `Also at ${others.map(({ host, network }) => network ? `${host} (${network})` : host).join(', ')}`);
	}

}

function reach({ host, port, tls }) {
	return tls ? `openssl s_client -quiet ${hostAndPort(host, port)}` : `nc ${host} ${port}`;
}
