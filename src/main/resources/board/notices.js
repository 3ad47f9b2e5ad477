/** Says once what happened to the page itself, until it is read or replaced. */

import { byId, element } from './dom.js';
import { exactTimeOfDay } from './words.js';

const MOST = 3;

/** Shows a notice; a later one of the same kind replaces it. */
export function notice(kind, text) {
	const list = byId('notices');
	withdraw(kind);
	const close = element('button', { type: 'button', 'aria-label': 'Dismiss this notice' }, '×');
	const shown = element('div', { class: 'notice', 'data-kind': kind },
			element('p', {}, element('time', {}, exactTimeOfDay(Date.now()).slice(0, 8)), ` ${text}`), close);
	close.addEventListener('click', () => shown.remove());
	list.append(shown);
	while (list.children.length > MOST) {
		list.firstElementChild.remove();
	}
}

/** Takes back a notice that is no longer true. */
export function withdraw(kind) {
	byId('notices').querySelector(`[data-kind="${kind}"]`)?.remove();
}
