/** A button that copies a text, also where the page came over plain HTTP from another machine. */

import { element, setText } from './dom.js';

const SHOWN_MILLIS = 1500;

/** Makes the button; the text is asked for when it is pressed. */
export function copyButton(label, text) {
	const button = element('button', { type: 'button', class: 'copy', 'aria-label': label }, 'Copy');
	button.addEventListener('click', async () => {
		setText(button, await copy(text()) ? 'Copied' : 'Select it');
		setTimeout(() => setText(button, 'Copy'), SHOWN_MILLIS);
	});
	return button;
}

async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	}
	catch {
		return copyBySelection(text);
	}
}

// Browsers have no clipboard interface on pages without TLS.
function copyBySelection(text) {
	const before = document.activeElement;
	const area = element('textarea', { class: 'hidden', readonly: true, 'aria-hidden': 'true' });
	area.value = text;
	document.body.append(area);
	area.select();
	const copied = document.execCommand('copy');
	area.remove();
	before?.focus();
	return copied;
}
