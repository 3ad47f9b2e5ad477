/** The class page as the teacher sees it: where students open it, and what they have checked. */

import { copyButton } from './copy.js';
import { byId, element, setText } from './dom.js';
import { onNextFrame } from './frame.js';
import { oneLine } from './visible.js';
import { hostAndPort, plural, timeOfDay } from './words.js';

/** The table with one row per student and exercise; hidden without the class page. */
export class Students {

	#rows = null;
	#url = '';
	#render = onNextFrame(() => this.#draw());

	constructor() {
		byId('class-url').after(copyButton('Copy the address for students', () => this.#url));
	}

	/** The address for students, or '' without the class page. */
	get url() {
		return this.#url;
	}

	/** Starts again; rows are missing without the class page. */
	reset(rows, addresses) {
		const host = addresses[0]?.host ?? '127.0.0.1';
		this.#url = rows ? `${location.protocol}//${hostAndPort(host, location.port || '80')}/class` : '';
		this.#rows = rows;
		this.#render();
	}

	/** Takes rows that have changed: all of them, or none. */
	update(rows) {
		if (rows) {
			this.#rows = rows;
			this.#render();
		}
	}

	/** The names that students gave, in the form of clients' messages. */
	names() {
		return (this.#rows ?? []).filter(({ name }) => name).map(({ name, address }) => ({ address, message: name }));
	}

	#draw() {
		const rows = this.#rows ?? [];
		['class', 'class-link'].forEach((id) => { byId(id).hidden = !this.#rows; });
		setText(byId('class-url'), this.#url);
		setText(byId('class-count'), rows.length ? plural(new Set(rows.map(({ name, address }) => `${address} ${name}`)).size, 'student') : '');
		byId('class-empty').hidden = rows.length > 0;
		byId('student-rows').replaceChildren(...rows.map(newRow));
	}

}

function newRow({ name, address, shared, exercise, result, finding, time }) {
	return element('tr', { role: 'row' },
			element('th', { role: 'rowheader', class: 'name', scope: 'row' }, name ? oneLine(name) : '(no name)'),
			cell('address', shared ? `${address} (shared)` : address), cell('exercise', exercise ?? ''),
			element('td', { role: 'cell', class: 'result' }, result ? element('span', { class: 'badge', 'data-result': result }, result) : ''),
			cell('finding', oneLine(finding ?? '')), cell('at', timeOfDay(time)));
}

function cell(kind, text) {
	return element('td', { role: 'cell', class: kind, title: text.length > 24 ? text : null }, text);
}
