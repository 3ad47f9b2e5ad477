/** The steps of an exchange as a numbered list, with an arrow between client and server for each. */

import { element } from './dom.js';
import { arrow } from './arrow.js';
import { preview, sentence } from './steps.js';
import { moment, plural } from './words.js';

const MOST_STEPS = 64;
const PAUSE_MICROS = 100_000;

/** Makes the list. It is missing if no steps of the exchange were recorded. */
export function timeline({ timeline: all = [], timelineMore = 0, received, sent }) {
	if (all.length === 0) {
		return [];
	}
	const steps = all.slice(0, MOST_STEPS);
	const more = timelineMore + all.length - steps.length;
	const list = element('ol', { class: 'timeline', tabindex: '0', 'aria-labelledby': 'steps-title' }, ...steps.map((step, index) =>
		item(step, index, index > 0 ? step.at - steps[index - 1].at : 0, step.by === 'client' ? received : sent)));
	return [element('section', { class: 'steps', 'aria-labelledby': 'steps-title' },
			element('h3', { id: 'steps-title' }, 'Step by step', element('span', { class: 'muted' }, ' time since the connection was accepted')),
			element('div', { class: 'ends', 'aria-hidden': 'true' }, element('span', {}, 'client'), element('span', {}, 'server')),
			list,
			more > 0 ? element('p', { class: 'muted' }, `And ${plural(more, 'more step')}, not shown.`) : '')];
}

/** The explanation, with a link to each step that it names, as in "(steps 2 and 3)". */
export function linked(explanation, steps = []) {
	const parts = explanation.split(/(\bsteps? \d+(?:(?:, and |, | and |[-–]| to )\d+)*)/i);
	return parts.flatMap((part, index) => index % 2 === 0 ? [part] : part.split(/(\d+)/).map((piece) =>
		/^\d+$/.test(piece) && steps[Number(piece) - 1] ? link(piece) : piece));
}

function link(number) {
	const button = element('button', { type: 'button', class: 'to-step', 'aria-label': `Show step ${number}` }, number);
	button.addEventListener('click', () => {
		const step = document.getElementById(`step-${number}`);
		step?.focus();
		step?.scrollIntoView({ block: 'nearest' });
	});
	return button;
}

function item(step, index, pause, { base64 }) {
	const bytes = preview(step, base64);
	return element('li', { id: `step-${index + 1}`, tabindex: '-1', 'data-kind': step.kind, 'data-by': step.by,
		'data-pause': pause >= PAUSE_MICROS },
	element('span', { class: 'step-number' }, String(index + 1)),
	element('span', { class: 'step-time' }, moment(step.at),
			pause >= PAUSE_MICROS ? element('span', { class: 'pause' }, `+${moment(pause)}`) : ''),
	arrow(step),
	element('span', { class: 'step-text' }, sentence(step), bytes ? element('code', {}, bytes) : ''));
}
