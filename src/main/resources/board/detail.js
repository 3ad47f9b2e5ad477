/** One exchange, byte by byte, with the sentence that explains it. */

import { fromBase64 } from './bytes.js';
import { byId, element, setText } from './dom.js';
import { dump, legend } from './dump.js';
import { oneLine } from './visible.js';
import { count, duration, exactTimeOfDay, plural } from './words.js';

/** The dialog; neighbour(exchange, older) says where it goes on, closed(exchange) that it is left. */
export class Detail {

	#dialog = byId('detail');
	#exchange = null;

	constructor(neighbour, closed) {
		this.neighbour = neighbour;
		byId('detail-newer').addEventListener('click', () => this.go(false));
		byId('detail-older').addEventListener('click', () => this.go(true));
		byId('detail-close').addEventListener('click', () => this.#dialog.close());
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

	/** Goes on to the next older or newer one. */
	go(older) {
		const next = this.neighbour(this.#exchange, older);
		if (next) {
			this.#show(next);
		}
	}

	#show(exchange) {
		this.#exchange = exchange;
		setText(byId('detail-title'), `Exchange ${count(exchange.id)}`);
		byId('detail-body').replaceChildren(
				element('p', { class: 'explanation' },
						element('span', { class: 'badge', 'data-outcome': exchange.outcome }, exchange.outcome),
						element('span', {}, oneLine(exchange.explanation))),
				element('dl', { class: 'facts' },
						fact('Server', exchange.server), fact('Client', exchange.client),
						fact('Number', count(exchange.number)), fact('Time', exactTimeOfDay(exchange.at)),
						fact('Duration', duration(exchange.millis))),
				element('div', { class: 'directions' },
						direction('The client sent', exchange.received), direction('The server sent', exchange.sent)),
				legend());
		this.#dialog.scrollTop = 0;
	}

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
