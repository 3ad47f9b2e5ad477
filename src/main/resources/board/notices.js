/** Shows once what happened to the page itself, until it is read or replaced. */

import { byId, element } from './dom.js';
import { timeOfDay } from './words.js';

const MOST = 3;

/** Shows a notice; a later one of the same kind replaces it. */
export function notice(kind, text) {
	const list = byId('notices');
	if (find(kind)?.dataset.text === text) {
		return;
	}
	withdraw(kind);
	const close = element('button', { type: 'button', 'aria-label': 'Dismiss this notice' }, '×');
	const shown = element('div', { class: 'notice', 'data-kind': kind, 'data-text': text },
			element('p', {}, element('time', {}, timeOfDay(Date.now())), ` ${text}`), close);
	close.addEventListener('click', () => shown.remove());
	list.append(shown);
	while (list.children.length > MOST) {
		list.firstElementChild.remove();
	}
}

/** Takes back a notice that is no longer true. */
export function withdraw(kind) {
	find(kind)?.remove();
}

function find(kind) {
	return byId('notices').querySelector(`[data-kind="${kind}"]`);
}
