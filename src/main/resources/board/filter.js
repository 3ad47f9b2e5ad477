/** Which exchanges are shown: by server, client address, outcome, text, and whether there is a remark. */

import { byId, element } from './dom.js';

const OUTCOMES = ['answered', 'timeout', 'reset', 'error'];

/** The filter's fields; changed() is called when the user has changed one. */
export class Filter {

	#server = byId('filter-server');
	#outcome = byId('filter-outcome');
	#client = byId('filter-client');
	#text = byId('filter-text');
	#remark = byId('filter-remark');
	#names = null;
	#strange = '';

	constructor(changed) {
		const form = byId('filter');
		['input', 'change'].forEach((event) => form.addEventListener(event, () => {
			this.#strange = '';
			changed();
		}));
		form.addEventListener('submit', (event) => event.preventDefault());
		this.changed = changed;
	}

	/** Offers these servers. */
	offer(names) {
		const chosen = this.#server.value;
		this.#names = names;
		this.#server.replaceChildren(element('option', { value: '' }, 'All servers'),
				...names.map((name) => element('option', {}, name)));
		choose(this.#server, chosen);
	}

	/** Shows only one client's exchanges. */
	only(address) {
		this.#client.value = address;
		this.changed();
	}

	/** The values by their names in the address; '' for what is not filtered. */
	get values() {
		return {
			server: this.#server.value,
			outcome: this.#outcome.value,
			client: this.#client.value.trim(),
			text: this.#text.value.trim(),
			remark: this.#strange || (this.#remark.checked ? 'true' : '')
		};
	}

	/** Takes values from the address. */
	set values({ server, outcome, client, text, remark }) {
		choose(this.#server, server);
		choose(this.#outcome, outcome);
		this.#client.value = client;
		this.#text.value = text;
		this.#remark.checked = remark === 'true';
		this.#strange = remark === 'true' ? '' : remark;
	}

	/** Whether anything is left out. */
	isActive() {
		return Object.values(this.values).some(Boolean);
	}

	/** Why no exchange can match, or ''. */
	problem() {
		const { server, outcome, remark } = this.values;
		if (server && this.#names && !this.#names.includes(server)) {
			return `There is no server “${server}” here.`;
		}
		if (outcome && !OUTCOMES.includes(outcome)) {
			return `“${outcome}” is not an outcome. Outcomes are ${OUTCOMES.join(', ')}.`;
		}
		return this.#strange ? `remark must be true, but is “${remark}”.` : '';
	}

	/** The test for one exchange, made once for many. */
	test() {
		const { server, outcome, client, text, remark } = this.values;
		if (this.problem()) {
			return () => false;
		}
		const address = client.toLowerCase();
		const words = text.toLowerCase();
		return (exchange) => (!server || exchange.server === server)
				&& (!outcome || exchange.outcome === outcome)
				&& (!address || exchange.client.toLowerCase().includes(address))
				&& (!words || `${exchange.message}\n${exchange.answer}`.toLowerCase().includes(words))
				&& (!remark || exchange.remark);
	}

}

// A value that is not offered is shown too, so that the user sees what the address asks for.
function choose(select, value) {
	[...select.options].filter((option) => option.dataset.strange).forEach((option) => option.remove());
	select.value = value;
	if (select.value !== value) {
		select.append(element('option', { 'data-strange': 'true' }, value));
		select.value = value;
	}
}
