/** Buttons that copy an exchange, and one that sends its message again. */

import { fromBase64 } from './bytes.js';
import { copyButton } from './copy.js';
import { element } from './dom.js';
import { command, digits, exerciseStep, program } from './reproduce.js';
import { count, plural } from './words.js';

/** Makes the row of buttons; server is the card of the exchange's server, if it is still there. */
export function copies(exchange, server, sendAgain) {
	const message = fromBase64(exchange.received.base64);
	const answer = fromBase64(exchange.sent.base64);
	const step = exerciseStep(message, answer);
	const cut = message.length < exchange.received.bytes;
	const again = element('button', { type: 'button', class: 'primary', 'data-copy': 'again' }, 'Send again');
	again.addEventListener('click', () => sendAgain(message));
	const problems = [step.problem, cut
		? `The board kept the first ${count(message.length)} of ${plural(exchange.received.bytes, 'byte')}, and copies only these.` : ''];
	return element('section', { class: 'copies', 'aria-label': 'Copy or send again' },
			element('div', { class: 'buttons' },
					server && !cut ? again : '',
					element('span', { class: 'muted' }, 'Copy as'),
					...server ? [
						as('nc', 'nc command', () => command(message, server)),
						as('python', 'Python program', () => program(message, server, exchange))] : [],
					step.text ? as('step', 'exercise step', () => step.text) : '',
					as('hex', 'hex', () => digits(message)),
					element('a', { class: 'download', href: `board/exchanges.pcapng?exchange=${exchange.id}`, download: true }, 'pcapng')),
			...problems.filter(Boolean).map((problem) => element('p', { class: 'muted small' }, problem)));
}

function as(kind, label, text) {
	return copyButton(`Copy the message as ${label}`, text, label, kind);
}
