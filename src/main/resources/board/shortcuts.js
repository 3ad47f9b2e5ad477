/** Single keys for what a teacher does most, which can be switched off. */

import { byId } from './dom.js';

const KEY = 'tcp-lab.shortcuts';

/** Binds keys to actions: {b: () => …}. */
export function shortcuts(actions) {
	const enabled = byId('shortcuts');
	enabled.checked = read() !== 'off';
	enabled.addEventListener('change', () => write(enabled.checked ? 'on' : 'off'));
	addEventListener('keydown', (event) => {
		const action = actions[event.key];
		if (action && enabled.checked && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event.target)) {
			event.preventDefault();
			action();
		}
	});
}

function isTyping(target) {
	return target.matches('input:not([type=checkbox]), select, textarea');
}

function read() {
	try {
		return localStorage.getItem(KEY);
	}
	catch {
		return null;
	}
}

function write(value) {
	try {
		localStorage.setItem(KEY, value);
	}
	catch {
		// Then it holds for this page only.
	}
}
