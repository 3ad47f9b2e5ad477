/** A button that asks for confirmation before an action that cannot be undone. */

import { element } from './dom.js';

/** Makes the button. The text of question() appears beside it, and run() is called only if the user confirms. */
export function confirmed({ label, name, action, question, run, kind = '' }) {
	const button = element('button', { type: 'button', 'data-action': action, 'aria-label': name, class: kind || null }, label);
	const yes = element('button', { type: 'button', 'data-confirm': action, class: 'danger' }, label);
	const no = element('button', { type: 'button' }, 'Cancel');
	const text = element('span');
	const asked = element('span', { class: 'confirm', role: 'group', 'aria-label': name, hidden: true }, text, yes, no);
	const show = (asks) => {
		button.hidden = asks;
		asked.hidden = !asks;
	};
	button.addEventListener('click', () => {
		text.textContent = question();
		show(true);
		yes.focus();
	});
	no.addEventListener('click', () => {
		show(false);
		button.focus();
	});
	yes.addEventListener('click', () => {
		show(false);
		run();
	});
	asked.addEventListener('keydown', (event) => event.key === 'Escape' && no.click());
	return element('span', { class: 'confirmed' }, button, asked);
}
