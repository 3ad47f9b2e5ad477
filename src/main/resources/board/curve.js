/** The exchanges of each second of the last minute, as a small curve. */

import { drawing } from './dom.js';
import { plural } from './words.js';

const SECONDS = 60;
const HEIGHT = 24;

/** Draws into an SVG that it makes. */
export class Curve {

	#area = drawing('polygon', { class: 'area' });
	#line = drawing('polyline', { class: 'line', 'vector-effect': 'non-scaling-stroke' });
	#rate = [];
	#received = 0;
	#drawn = '';

	constructor(name) {
		this.name = name;
		this.svg = drawing('svg', { class: 'curve', viewBox: `0 -1 ${SECONDS - 1} ${HEIGHT + 2}`,
			preserveAspectRatio: 'none', role: 'img' }, this.#area, this.#line);
	}

	/** Takes new numbers, oldest first. */
	update(rate) {
		this.#rate = rate.slice(-SECONDS);
		this.#received = performance.now();
		this.draw();
	}

	/** Lets the curve move on while no new numbers come. */
	draw() {
		const passed = Math.min(SECONDS, Math.floor((performance.now() - this.#received) / 1000));
		const rate = [...this.#rate.slice(passed), ...Array(passed).fill(0)];
		while (rate.length < SECONDS) {
			rate.unshift(0);
		}
		this.peak = Math.max(...rate);
		const points = rate.map((number, second) => `${second},${this.#y(number)}`).join(' ');
		if (points !== this.#drawn) {
			this.#drawn = points;
			this.#line.setAttribute('points', points);
			this.#area.setAttribute('points', `0,${HEIGHT} ${points} ${SECONDS - 1},${HEIGHT}`);
			const total = rate.reduce((sum, number) => sum + number, 0);
			this.svg.setAttribute('aria-label',
					`${this.name}: ${plural(total, 'exchange')} in the last minute, at most ${this.peak} a second`);
		}
	}

	#y(number) {
		return (HEIGHT - HEIGHT * number / Math.max(this.peak, 1)).toFixed(1);
	}

}
