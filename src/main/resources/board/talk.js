/** Sends a message to one of the servers and shows the answer. */

import { ask } from './api.js';
import { fromHex } from './bytes.js';
import { byId, element, setText } from './dom.js';
import { dump } from './dump.js';
import { unframed } from './frames.js';
import { talkText } from './texts.js';
import { duration, plural } from './words.js';

const PATH = 'board/talk';

/** The form, the answer, and the connection that is kept open. */
export class Talk {

	#page = crypto.getRandomValues(new Uint32Array(2)).join('-');
	#servers = new Map();
	#server = byId('talk-server');
	#message = byId('talk-message');
	#keep = byId('talk-keep');
	#button = byId('talk-form').querySelector('button');
	#answer = byId('talk-answer');
	#kept = '';

	constructor() {
		byId('talk-form').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#send();
		});
		this.#server.addEventListener('change', () => this.#offerKeep());
		byId('talk-end').addEventListener('click', () => this.#end());
	}

	/** Offers these servers. */
	offer(servers) {
		const names = servers.map(({ name }) => name);
		const chosen = this.#server.value;
		this.#servers = new Map(servers.map((server) => [server.name, server]));
		this.#server.replaceChildren(...names.map((name) => element('option', {}, name)));
		if (names.includes(chosen)) {
			this.#server.value = chosen;
		}
		this.#offerKeep();
	}

	/** Sends a message that a client has sent before. */
	again(server, message) {
		this.#server.value = server;
		this.#offerKeep();
		this.#message.value = talkText(unframed(message, this.#servers.get(server)?.codec));
		byId('talk').scrollIntoView({ block: 'nearest' });
		this.#message.focus();
		this.#send();
	}

	async #send() {
		if (this.#button.getAttribute('aria-disabled') === 'true') {
			return;
		}
		this.#button.setAttribute('aria-disabled', 'true');
		const server = this.#server.value;
		const keep = this.#canKeep() && this.#keep.checked;
		this.#answer.replaceChildren(element('p', { class: 'muted' }, `Waiting for the answer of ${server} …`));
		try {
			const answer = await ask('POST', PATH, { server, message: this.#message.value, keep, page: this.#page });
			this.#show(server, answer);
			this.#showKept(answer.kept ? server : '');
		}
		catch (refused) {
			this.#answer.replaceChildren(element('p', { class: 'refusal' }, refused.message));
			this.#showKept('');
		}
		finally {
			this.#button.removeAttribute('aria-disabled');
		}
	}

	#show(server, { hex, millis }) {
		const bytes = fromHex(hex);
		const close = element('button', { type: 'button', 'aria-label': 'Close the answer' }, '×');
		close.addEventListener('click', () => {
			this.#answer.replaceChildren();
			this.#message.focus();
		});
		this.#answer.replaceChildren(
				element('div', { class: 'answer-title' }, element('h3', {}, `Answer from ${server}`,
						element('span', { class: 'muted' }, ` ${plural(bytes.length, 'byte')} after ${duration(millis)}`)), close),
				...dump(bytes, 'Answer'));
	}

	async #end() {
		const server = this.#kept;
		this.#showKept('');
		this.#message.focus();
		try {
			await ask('DELETE', `${PATH}?server=${encodeURIComponent(server)}&page=${this.#page}`);
		}
		catch {
			// The connection is closed already.
		}
	}

	#canKeep() {
		return Boolean(this.#servers.get(this.#server.value)?.keepOpen);
	}

	#offerKeep() {
		byId('talk-keep-label').hidden = !this.#canKeep();
	}

	#showKept(server) {
		this.#kept = server;
		byId('talk-kept').hidden = !server;
		setText(byId('talk-kept').firstElementChild, server ? `The connection to ${server} is open for the next message.` : '');
	}

}
