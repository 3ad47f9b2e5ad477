/** Checks the student's server or client, and shows each finding as soon as it is known. */

import { ask } from './api.js';
import { copyButton } from './copy.js';
import { byId, element, setText } from './dom.js';
import { point } from './points.js';
import { oneLine } from './visible.js';
import { plural } from './words.js';

/** The form, and the findings of the newest check; the parameter you has the student's name. */
export class Check {

	#exercise = byId('check-exercise');
	#port = byId('check-port');
	#start = byId('check-start');
	#target = byId('check-connect').querySelector('pre');
	#stop = byId('check-stop');
	#address = '';
	#exercises = [];
	#points = '';

	constructor(you) {
		this.you = you;
		this.#target.after(copyButton('Copy the address and port', () => this.#target.textContent, 'Copy'));
		this.#stop.addEventListener('click', () => this.#ask('DELETE'));
		byId('check-kinds').addEventListener('change', () => this.#choose());
		byId('check-form').addEventListener('submit', (event) => {
			event.preventDefault();
			if (this.#start.getAttribute('aria-disabled') !== 'true') {
				this.#ask('POST', this.#wanted());
			}
		});
	}

	/** Offers these exercises to a student at this address. */
	offer(exercises, address) {
		if (this.#exercises.length === 0) {
			this.#exercises = exercises;
			this.#address = address;
			this.#choose();
		}
	}

	/** Shows a check, or that there is none. */
	show(check) {
		const running = check?.state === 'running';
		// Not with the attribute disabled, which takes the focus away.
		this.#start.setAttribute('aria-disabled', running);
		setText(this.#start, running ? 'Checking …' : 'Check');
		if (!running && document.activeElement === this.#stop) {
			this.#start.focus();
		}
		this.#stop.hidden = !running;
		this.#invite(running && check.kind === 'client' ? check : null);
		setText(byId('check-status'), check ? status(check, this.you.name) : '');
		byId('check-status').dataset.result = check?.result ?? '';
		this.#list(check?.points ?? []);
	}

	#list(points) {
		const key = JSON.stringify(points);
		if (key !== this.#points) {
			this.#points = key;
			byId('check-points').replaceChildren(...points.map(point));
		}
	}

	// What a client must do so that it can be checked.
	#invite(check) {
		byId('check-connect').hidden = !check;
		if (check) {
			const { host, port, left, input } = check;
			setText(byId('check-left'), left ? ` within ${left} s` : '');
			setText(this.#target, `IP = "${host}"\nPORT = ${port}\n`);
			byId('check-input').replaceChildren(...typed(input));
		}
	}

	#choose() {
		const kind = this.#kind();
		this.#exercise.replaceChildren(...this.#exercises.filter((exercise) => exercise.kind === kind)
			.map(({ name, title }) => element('option', { value: name }, title ? `${name} (${title})` : name)));
		byId('check-port-label').hidden = kind === 'client';
		setText(byId('check-hint'), kind === 'client'
			? 'Press Check. TCP Lab opens a port and waits for your client.'
			: `Start your server on this machine.${listening(this.#address)} The check does not see your console.`);
	}

	async #ask(method, body) {
		setText(byId('check-refusal'), '');
		try {
			const check = await ask(method, 'class/checks', body);
			if (check) {
				this.show(check);
			}
		}
		catch (refused) {
			setText(byId('check-refusal'), refused.message);
		}
	}

	#wanted() {
		return {
			exercise: this.#exercise.value,
			port: this.#kind() === 'server' ? Math.trunc(Number(this.#port.value)) || 0 : undefined,
			name: this.you.name || undefined
		};
	}

	#kind() {
		return byId('check-kinds').querySelector(':checked').value;
	}

}

function listening(address) {
	return address.startsWith('127.') || address === '::1' ? ''
		: ` It must listen on ${address} or on all addresses (0.0.0.0), because no other machine can reach 127.0.0.1.`;
}

// Lines that the student must type, one for each question of the program.
function typed(lines) {
	if (lines.length === 0) {
		return [];
	}
	const ask = lines.length === 1 ? 'When it asks for a message, type:' : 'When it asks for messages, type these, one after another:';
	return [ask, ...lines.flatMap((line) => [' ', element('code', {}, line)])];
}

function status({ name, exercise, kind, port, state, points, progress, result, finding }, you) {
	const what = (name && name !== you ? `${oneLine(name)}’s ` : '') + exercise + (kind === 'server' ? ` on port ${port}` : '');
	if (state === 'running') {
		return `${what}: ${progress || (kind === 'client' ? 'waiting for the client' : 'checking')} …`;
	}
	const failed = points.filter((one) => one.state === 'failed').length;
	return `${what}: ${result === 'passed' ? 'Passed' : result === 'stopped' ? 'stopped' : result === 'failed' ? `Not yet right, ${plural(failed, 'check')} failed`
		: `Not checked. ${oneLine(finding ?? '')}`}`;
}
