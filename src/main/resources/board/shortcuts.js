/** Single keys for what a teacher does most, which can be switched off. */

import { byId } from './dom.js';
import { Memory } from './memory.js';

const MEMORY = new Memory('localStorage', 'tcp-lab.shortcuts');

/** Binds keys to actions: {b: () => …}. */
export function shortcuts(actions) {
	const enabled = byId('shortcuts');
	enabled.checked = MEMORY.read() !== 'off';
	enabled.addEventListener('change', () => MEMORY.write(enabled.checked ? 'on' : 'off'));
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
