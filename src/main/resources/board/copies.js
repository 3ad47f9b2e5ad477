/** Buttons that copy an exchange. On the board, also a button that sends its message again, and a download. */

import { fromBase64 } from './bytes.js';
import { copyButton } from './copy.js';
import { element } from './dom.js';
import { command, digits, exerciseStep, program } from './reproduce.js';
import { count, plural } from './words.js';

/** Makes the row of buttons; server is the exchange's server, if it is still there. */
export function copies(exchange, server, { sendAgain, capture } = {}) {
	const message = fromBase64(exchange.received.base64);
	const answer = fromBase64(exchange.sent.base64);
	const step = sendAgain ? exerciseStep(message, answer) : {};
	const cut = message.length < exchange.received.bytes;
	const problems = [step.problem, cut
		? `TCP Lab kept the first ${count(message.length)} of ${plural(exchange.received.bytes, 'byte')}, and copies only these.` : ''];
	return element('section', { class: 'copies', 'aria-label': sendAgain ? 'Copy or send again' : 'Copy' },
			element('div', { class: 'buttons' },
					sendAgain && server && !cut ? again(() => sendAgain(exchange.server, message)) : '',
					element('span', { class: 'muted' }, 'Copy as'),
					...server ? [
						as('nc', 'nc command', () => command(message, server)),
						as('python', 'Python program', () => program(message, server,
								`Exchange ${exchange.id} with ${exchange.server}: ${exchange.outcome}`))] : [],
					step.text ? as('step', 'exercise step', () => step.text) : '',
					as('hex', 'hex', () => digits(message)),
					capture ? element('a', { class: 'download', href: capture(exchange), download: true }, 'pcapng') : ''),
			...problems.filter(Boolean).map((problem) => element('p', { class: 'muted small' }, problem)));
}

function again(send) {
	const button = element('button', { type: 'button', class: 'primary', 'data-copy': 'again' }, 'Send again');
	button.addEventListener('click', send);
	return button;
}

function as(kind, label, text) {
	return copyButton(`Copy the message as ${label}`, text, label, kind);
}
