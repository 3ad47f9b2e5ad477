/** What a page tells about its connection to TCP Lab, in its own words. */

import { byId, setText } from './dom.js';
import { notice, withdraw } from './notices.js';
import { plural } from './words.js';

export class Session {

	#process = null;
	#missed = 0;

	constructor(texts) {
		this.texts = texts;
	}

	/** Returns whether TCP Lab is another process than before, so that the page begins anew. */
	resume(process) {
		connection('live', 'Live');
		withdraw('offline');
		if (process === this.#process) {
			return false;
		}
		if (this.#process !== null) {
			notice('restart', this.texts.restarted);
		}
		this.#process = process;
		this.#missed = 0;
		return true;
	}

	miss(number) {
		if (number > 0) {
			this.#missed += number;
			notice('missed', `${plural(this.#missed, 'exchange is', 'exchanges are')} not in the list, because ${this.texts.missed}.`);
		}
	}

	lose(reason) {
		connection('offline', 'Offline');
		notice('offline', reason ?? this.texts.offline);
	}

}

function connection(state, text) {
	byId('connection').dataset.state = state;
	setText(byId('connection'), text);
}
