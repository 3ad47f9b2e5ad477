/** Sends a message to one of the servers and shows the answer. */

import { ask } from './api.js';
import { fromHex } from './bytes.js';
import { byId, element } from './dom.js';
import { dump } from './dump.js';
import { duration, plural } from './words.js';

/** The form and the answer. */
export class Talk {

	#server = byId('talk-server');
	#message = byId('talk-message');
	#button = byId('talk-form').querySelector('button');
	#answer = byId('talk-answer');

	constructor() {
		byId('talk-form').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#send();
		});
	}

	/** Offers these servers. */
	offer(names) {
		const chosen = this.#server.value;
		this.#server.replaceChildren(...names.map((name) => element('option', {}, name)));
		if (names.includes(chosen)) {
			this.#server.value = chosen;
		}
	}

	async #send() {
		if (this.#button.getAttribute('aria-disabled') === 'true') {
			return;
		}
		this.#button.setAttribute('aria-disabled', 'true');
		const server = this.#server.value;
		this.#answer.replaceChildren(element('p', { class: 'muted' }, `Waiting for the answer of ${server} …`));
		try {
			const { hex, millis } = await ask('POST', 'board/talk', { server, message: this.#message.value });
			const bytes = fromHex(hex);
			this.#answer.replaceChildren(element('h3', {}, `Answer of ${server}`,
					element('span', { class: 'muted' }, ` ${plural(bytes.length, 'byte')} after ${duration(millis)}`)),
					...dump(bytes, 'Answer'));
		}
		catch (refused) {
			this.#answer.replaceChildren(element('p', { class: 'refusal' }, refused.message));
		}
		finally {
			this.#button.removeAttribute('aria-disabled');
		}
	}

}
