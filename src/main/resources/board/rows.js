/** One row of the list of exchanges. */

import { element, setText } from './dom.js';
import { oneLine } from './visible.js';
import { count, duration, timeOfDay } from './words.js';

/** Makes the row of an exchange. */
export function newRow(exchange) {
	const time = timeOfDay(exchange.at);
	return element('tr', { role: 'row', 'data-id': exchange.id, 'data-outcome': exchange.outcome },
			element('td', { role: 'cell', class: 'at' },
					element('button', { type: 'button', tabindex: '-1', 'aria-label': `${time}, open exchange ${exchange.id}` }, time)),
			cell('server', exchange.server), cell('client', exchange.client), cell('number', count(exchange.number)),
			cell('message', oneLine(exchange.message)), cell('answer', oneLine(exchange.answer)),
			element('td', { role: 'cell', class: 'outcome' }, badge(exchange), flag(exchange)),
			cell('duration', duration(exchange.millis)));
}

/** The outcome of an exchange; a client that sent nothing at all does not look like a success. */
export function badge(exchange) {
	const { outcome } = exchange;
	const empty = outcome === 'answered' && exchange.received.bytes === 0 && endsBeforeAnswer(exchange);
	return element('span', { class: 'badge', 'data-outcome': outcome, 'data-empty': empty }, empty ? 'no message' : outcome);
}

/** Shows on the row of a client that repeats itself how many exchanges the row stands for. */
export function showRepeats(row, number, open) {
	let button = row.querySelector('.times');
	if (number === 0) {
		button?.remove();
		return;
	}
	if (!button) {
		button = element('button', { type: 'button', class: 'times' });
		row.querySelector('.message').prepend(button);
	}
	setText(button, `×${count(number)}`);
	button.setAttribute('aria-expanded', String(open));
	button.setAttribute('aria-label', `${count(number)} exchanges like this, ${open ? 'merge' : 'show'} them`);
}

// On a connection that stays open, a message without bytes of its own arrived together with the previous one.
function endsBeforeAnswer({ timeline = [] }) {
	const end = timeline.findIndex(({ kind, by }) => kind === 'fin' && by === 'client');
	const answer = timeline.findIndex(({ kind }) => kind === 'write');
	return end >= 0 && (answer < 0 || end < answer);
}

function flag({ remark, explanation }) {
	return remark ? element('span', { class: 'flag', role: 'img', 'aria-label': 'with a remark', title: oneLine(explanation) }, '!') : '';
}

function cell(kind, text) {
	return element('td', { role: 'cell', class: kind, title: text.length > 24 ? text : null }, text);
}
