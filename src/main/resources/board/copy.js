/** A button that copies a text, also where the page came over plain HTTP from another machine. */

import { drawing, element } from './dom.js';

const SHOWN_MILLIS = 1500;

/** Makes the button; the text is asked for when it is pressed. Without a label, the button is an icon. */
export function copyButton(name, text, label = null, kind = null) {
	const face = label ?? icon();
	const button = element('button', { type: 'button', class: 'copy', title: label ? null : 'Copy', 'aria-label': name,
		'data-copy': kind }, face);
	button.addEventListener('click', async () => {
		const copied = await copy(text(), button);
		button.replaceChildren(label ? copied ? 'Copied' : 'Select it' : copied ? '✓' : '✗');
		setTimeout(() => button.replaceChildren(face), SHOWN_MILLIS);
	});
	return button;
}

function icon() {
	return drawing('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
			drawing('path', { d: 'M5.5,5.5 h8 v8 h-8 z M2.5,10.5 v-8 h8' }));
}

async function copy(text, near) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	}
	catch {
		return copyBySelection(text, near);
	}
}

// Browsers have no clipboard interface on pages without TLS. Beside the button, because nothing outside of an open
// dialog can be selected.
function copyBySelection(text, near) {
	const before = document.activeElement;
	const area = element('textarea', { class: 'hidden', readonly: true, 'aria-hidden': 'true' });
	area.value = text;
	near.after(area);
	area.select();
	const copied = document.execCommand('copy');
	area.remove();
	before?.focus();
	return copied;
}
