/** One finding of a check: a sign and a word, the fact, and how to fix it. */

import { element } from './dom.js';
import { oneLine } from './visible.js';

const SIGNS = { passed: '✔', failed: '✘', remark: '!', 'not run': '·', running: '…' };

/** Makes the item of the list. */
export function point({ title, state, fact, fix, expected, actual, quote = [] }) {
	const brief = fact && (state === 'passed' || state === 'not run');
	return element('li', { 'data-state': state },
			element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state] ?? '·'),
			element('div', {},
					element('p', {}, ...state === 'remark' ? [word('remark'), ` on ${title}`]
						: [`${title}: `, word(state === 'running' ? 'not yet' : state)],
							brief ? element('span', { class: 'muted' }, ` ${oneLine(fact)}`) : ''),
					brief ? '' : text('fact', fact),
					expected || actual ? element('dl', {}, ...pair('expected', expected), ...pair('but came', actual)) : '',
					quote.length ? element('pre', { tabindex: '0', role: 'group', 'aria-label': 'From your program' },
							quote.map(oneLine).join('\n')) : '',
					text('fix', fix)));
}

function word(state) {
	return element('span', { class: 'word' }, state);
}

function text(kind, words) {
	return words ? element('p', { class: kind }, oneLine(words)) : '';
}

function pair(label, value) {
	return value === null || value === undefined ? []
		: [element('dt', {}, label), element('dd', {}, element('code', {}, oneLine(value)))];
}
