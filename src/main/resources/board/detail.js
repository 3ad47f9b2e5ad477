/** One exchange, step by step and byte by byte, with the sentence that explains it. */

import { fromBase64 } from './bytes.js';
import { copies } from './copies.js';
import { byId, element, setText } from './dom.js';
import { dump, legend } from './dump.js';
import { badge } from './rows.js';
import { linked, timeline } from './timeline.js';
import { oneLine } from './visible.js';
import { count, duration, exactTimeOfDay, plural } from './words.js';

/** The dialog; the callbacks find its neighbors and server, and report what the user does. actions are those of copies(). */
export class Detail {

	#dialog = byId('detail');
	#exchange = null;

	constructor({ neighbour, server, shown = () => {}, closed, actions }) {
		Object.assign(this, { neighbour, server, shown, actions });
		byId('detail-newer').addEventListener('click', () => this.go(false));
		byId('detail-older').addEventListener('click', () => this.go(true));
		byId('detail-close').addEventListener('click', () => this.close());
		this.#dialog.addEventListener('close', () => closed(this.#exchange));
	}

	/** Whether it is to be seen. */
	get isOpen() {
		return this.#dialog.open;
	}

	/** Opens one. */
	open(exchange) {
		this.#show(exchange);
		if (!this.isOpen) {
			this.#dialog.showModal();
		}
	}

	/** Closes it. */
	close() {
		this.#dialog.close();
	}

	/** Moves to the next older or newer one. */
	go(older) {
		const next = this.neighbour(this.#exchange, older);
		if (next) {
			this.#show(next);
		}
	}

	/** Shows what has happened since, if one of these is the one that is open. */
	update(exchanges) {
		const newer = this.isOpen && exchanges.find(({ id }) => id === this.#exchange.id);
		if (newer) {
			this.#exchange = newer;
			byId('detail-body').querySelector('.steps')?.replaceWith(...timeline(newer));
			byId('detail-body').querySelector('.explanation').replaceWith(explanation(newer));
		}
	}

	#show(exchange) {
		this.#exchange = exchange;
		setText(byId('detail-title'), `Exchange ${count(exchange.id)}`);
		byId('detail-body').replaceChildren(
				explanation(exchange),
				element('dl', { class: 'facts' },
						fact('Server', exchange.server), fact('Client', exchange.client),
						fact('Number', count(exchange.number)), fact('Time', exactTimeOfDay(exchange.at)),
						fact('Duration', duration(exchange.millis))),
				copies(exchange, this.server(exchange.server), this.actions),
				element('div', { class: 'columns' },
						...timeline(exchange),
						element('div', { class: 'directions' },
								direction('The client sent', exchange.received), direction('The server sent', exchange.sent))),
				legend());
		this.#dialog.scrollTop = 0;
		this.shown(exchange);
	}

}

function explanation(exchange) {
	return element('p', { class: 'explanation' }, badge(exchange),
			element('span', {}, ...linked(oneLine(exchange.explanation), exchange.timeline)));
}

function fact(label, text) {
	return element('div', {}, element('dt', {}, label), element('dd', {}, text));
}

function direction(label, { base64, bytes }) {
	const kept = fromBase64(base64);
	const size = kept.length < bytes ? `the first ${count(kept.length)} of ${plural(bytes, 'byte')}` : plural(bytes, 'byte');
	return element('section', {}, element('h3', {}, label, element('span', { class: 'muted' }, ` ${size}`)),
			...dump(kept, label));
}
