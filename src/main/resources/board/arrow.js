/** The arrow of one step: the client's line is on the left, the server's on the right. */

import { drawing, element } from './dom.js';

const LEFT = '6%';
const RIGHT = '94%';
const MIDDLE = '50%';

/** Draws the arrow. It is hidden from screen readers, because the list has the same information as text. */
export function arrow({ kind, by }) {
	return element('span', { class: 'arrow', 'aria-hidden': 'true' }, drawing('svg', {},
			line('life', LEFT, LEFT, '0', '100%'), line('life', RIGHT, RIGHT, '0', '100%'), ...shape(kind, by)));
}

function shape(kind, by) {
	const toServer = by === 'client';
	switch (kind) {
		case 'close':
			return [cross(toServer ? LEFT : RIGHT)];
		case 'tls':
			return [line('shaft', LEFT, RIGHT), head(RIGHT, true), head(LEFT, false)];
		case 'rst':
			return [...shaft(toServer), cross(MIDDLE)];
		default:
			return shaft(toServer);
	}
}

function shaft(toServer) {
	return [line('shaft', LEFT, RIGHT), toServer ? head(RIGHT, true) : head(LEFT, false)];
}

function line(kind, x1, x2, y1 = MIDDLE, y2 = MIDDLE) {
	return drawing('line', { class: kind, x1, x2, y1, y2 });
}

// Nested, because a shape of fixed size can have a relative position only in an svg element of its own.
function head(x, right) {
	return drawing('svg', { x, y: MIDDLE, overflow: 'visible' },
			drawing('polygon', { class: 'head', points: right ? '0,0 -9,-5 -9,5' : '0,0 9,-5 9,5' }));
}

function cross(x) {
	return drawing('svg', { x, y: MIDDLE, overflow: 'visible' }, drawing('path', { class: 'cross', d: 'M-5,-5 L5,5 M-5,5 L5,-5' }));
}
