/** Keeps the page and its address together: the filter, the open exchange, and the downloads of what is shown. */

import { byId } from './dom.js';
import { onNavigation, query, showAll, showFilter, wanted } from './url.js';

/** Shows what the address asks for, now and when the user goes back or forward. */
export class Navigation {

	#exchanges;
	#detail;
	#started = false;

	constructor(exchanges, detail) {
		this.#exchanges = exchanges;
		this.#detail = detail;
		exchanges.filter.values = wanted().filter;
		this.#link();
		onNavigation(() => this.#follow());
		byId('show-all').addEventListener('click', () => {
			showAll();
			this.#follow();
			byId('exchanges').focus();
		});
	}

	/** Opens the exchange that the address asks for, once there are exchanges. */
	start() {
		if (!this.#started) {
			this.#started = true;
			this.#follow();
		}
	}

	/** Writes a changed filter to the address. */
	filtered() {
		this.#exchanges.explain('');
		showFilter(this.#exchanges.filter.values);
		this.#link();
	}

	async #follow() {
		const { filter, exchange } = wanted();
		this.#exchanges.filter.values = filter;
		this.#exchanges.explain('');
		this.#link();
		if (exchange === '') {
			if (this.#detail.isOpen) {
				this.#detail.close();
			}
			return;
		}
		const found = await this.#find(exchange);
		if (found) {
			this.#detail.open(found);
		}
		else if (wanted().exchange === exchange) {
			this.#exchanges.explain(/^[1-9]\d*$/.test(exchange)
				? `Exchange ${exchange} is not here: TCP Lab keeps only the latest ones, and forgets them when it stops.`
				: `“${exchange}” is not the number of an exchange.`);
		}
	}

	async #find(id) {
		const shown = this.#exchanges.find(Number(id));
		if (shown && String(shown.id) === id) {
			return shown;
		}
		try {
			const response = await fetch(`board/exchanges.jsonl${query({}, id)}`);
			const found = JSON.parse((await response.text()).split('\n')[0]);
			return String(found.id) === id ? found : null;
		}
		catch {
			return null;
		}
	}

	#link() {
		const search = query(this.#exchanges.filter.values);
		byId('download-jsonl').href = `board/exchanges.jsonl${search}`;
		byId('download-pcapng').href = `board/exchanges.pcapng${search}`;
	}

}
