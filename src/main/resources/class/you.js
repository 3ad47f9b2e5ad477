/** The student: the name, and the address as TCP Lab sees it. */

import { ask } from './api.js';
import { byId, setText } from './dom.js';
import { Memory } from './memory.js';
import { oneLine } from './visible.js';

const MEMORY = new Memory('sessionStorage', 'tcp-lab.name');
const LIST = new Intl.ListFormat('en');

/** The line in the page's head, and the field for the name. */
export class You {

	#field = byId('name');
	#name = MEMORY.read();

	constructor() {
		this.#field.value = this.#name;
		byId('name-form').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#save(this.#field.value.trim());
		});
		this.#field.addEventListener('input', () => this.#tell(''));
	}

	/** The name that this page gave, or ''. */
	get name() {
		return this.#name;
	}

	/** Sends the name again if TCP Lab does not know it, for example after a restart. */
	again({ names }) {
		if (this.#name && !names.includes(this.#name)) {
			this.#save(this.#name);
		}
	}

	/** Shows the student's address, and who else has it. */
	show({ address, names }) {
		const others = names.filter((name) => name !== this.#name).map(oneLine);
		setText(byId('you'), `Your address is ${address}.${others.length === 0 ? ''
			: ` ${LIST.format(others)} ${others.length === 1 ? 'has' : 'have'} this address too, so you see each other’s exchanges.`}`);
	}

	async #save(name) {
		const before = this.#name;
		try {
			this.#name = name;
			await ask('POST', 'class/name', before ? { name, before } : { name });
			MEMORY.write(name);
			this.#tell('Saved.');
		}
		catch (refused) {
			this.#name = before;
			this.#tell(refused.message, true);
		}
	}

	#tell(text, wrong = false) {
		setText(byId('name-status'), text);
		byId('name-status').className = wrong ? 'refusal' : 'muted small';
	}

}
