/** Which exchanges are shown: by server, client address, outcome and text. */

import { byId, element } from './dom.js';

/** The filter's fields. */
export class Filter {

	#server = byId('filter-server');
	#outcome = byId('filter-outcome');
	#client = byId('filter-client');
	#text = byId('filter-text');

	constructor(changed) {
		const form = byId('filter');
		form.addEventListener('input', changed);
		form.addEventListener('change', changed);
		form.addEventListener('submit', (event) => event.preventDefault());
		this.changed = changed;
	}

	/** Offers these servers. */
	offer(names) {
		const chosen = this.#server.value;
		this.#server.replaceChildren(element('option', { value: '' }, 'All'),
				...names.map((name) => element('option', {}, name)));
		this.#server.value = names.includes(chosen) ? chosen : '';
	}

	/** Shows only one client's exchanges. */
	only(address) {
		this.#client.value = address;
		this.changed();
	}

	/** Whether anything is left out. */
	isActive() {
		return [this.#server, this.#outcome, this.#client, this.#text].some((field) => field.value.trim());
	}

	/** The test for one exchange, made once for many. */
	test() {
		const server = this.#server.value;
		const outcome = this.#outcome.value;
		const client = this.#client.value.trim().toLowerCase();
		const text = this.#text.value.trim().toLowerCase();
		return (exchange) => (!server || exchange.server === server)
				&& (!outcome || exchange.outcome === outcome)
				&& (!client || exchange.client.toLowerCase().includes(client))
				&& (!text || `${exchange.message}\n${exchange.answer}`.toLowerCase().includes(text));
	}

}
