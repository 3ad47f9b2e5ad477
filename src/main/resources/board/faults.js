/** Turns the faults of one server on and off. */

import { ask } from './api.js';
import { element, setText } from './dom.js';
import { describe, presetOf, PRESETS, SETTINGS } from './fault-presets.js';

const DEFAULT_END = 'answer';

/** The presets, and a form with all settings. */
export class Faults {

	#fields = {};
	#shown = '';

	constructor(name) {
		this.name = name;
		this.path = `board/servers/${encodeURIComponent(name)}/faults`;
		this.state = element('p', { class: 'faults' });
		this.presets = element('div', { class: 'buttons' }, ...Object.entries(PRESETS).map(([key, preset]) => this.#preset(key, preset)));
		this.off = element('button', { type: 'button', 'data-fault': 'off', 'aria-label': `Turn the faults of ${name} off` }, 'Off');
		this.off.addEventListener('click', () => this.#send('DELETE'));
		this.presets.append(this.off);
		this.refusal = element('p', { class: 'refusal', role: 'alert', id: `fault-refusal-${name}` });
		this.form = element('form', { class: 'fault-settings', autocomplete: 'off', novalidate: true },
				...SETTINGS.map((setting) => this.#field(setting)), element('button', { type: 'submit' }, 'Apply'));
		this.form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#send('POST', this.#values());
		});
		this.controls = element('div', {}, this.presets, this.refusal,
				element('details', {}, element('summary', {}, 'All settings'), this.form));
		this.readOnly = element('p', { class: 'muted small' },
				'Faults can’t be changed here, because management.endpoint.tcpfaults.access restricts the access.');
		this.root = element('div', { class: 'server-faults', role: 'group', 'aria-label': `Faults of ${name}` },
				element('h4', {}, 'Faults'), this.state, this.controls, this.readOnly);
	}

	/** Shows the faults of the server as they are now. */
	show({ faults, faultsReadOnly }) {
		this.controls.hidden = faultsReadOnly;
		this.readOnly.hidden = !faultsReadOnly;
		const settings = faults ?? {};
		const key = JSON.stringify(settings);
		if (key !== this.#shown || !this.state.textContent) {
			this.#shown = key;
			setText(this.state, describe(settings) || 'None: the server answers as usual.');
			this.state.classList.toggle('muted', key === '{}');
			this.off.hidden = key === '{}';
			this.presets.querySelectorAll('[aria-pressed]').forEach((button) => button.setAttribute('aria-pressed',
					String(button.dataset.fault === presetOf(settings))));
			SETTINGS.forEach(({ name }) => this.#fill(name, settings[name]));
		}
	}

	#preset(key, { settings, meaning }) {
		const button = element('button', { type: 'button', 'data-fault': key, 'aria-pressed': 'false', title: meaning }, key);
		button.addEventListener('click', () => button.getAttribute('aria-pressed') === 'true'
			? this.#send('DELETE') : this.#send('POST', settings));
		return button;
	}

	#field({ name, hint, choices }) {
		const field = choices ? element('select', { name }, ...choices.map((choice) => element('option', {}, choice)))
			: element('input', { name, placeholder: hint, spellcheck: 'false', autocapitalize: 'off' });
		this.#fields[name] = field;
		return element('label', {}, name, field);
	}

	#fill(name, value) {
		this.#fields[name].value = value ?? (name === 'end' ? DEFAULT_END : '');
	}

	#values() {
		return Object.fromEntries(SETTINGS.map(({ name }) => [name, this.#fields[name].value.trim()])
			.filter(([name, value]) => value !== '' && !(name === 'end' && value === DEFAULT_END)));
	}

	async #send(method, settings) {
		this.#mark(null, '');
		try {
			await ask(method, this.path, settings);
			this.#shown = null;
		}
		catch (refused) {
			this.#mark(refused.property, refused.message);
		}
	}

	#mark(property, message) {
		setText(this.refusal, message);
		for (const [name, field] of Object.entries(this.#fields)) {
			if (name === property) {
				field.setAttribute('aria-invalid', 'true');
				field.setAttribute('aria-describedby', this.refusal.id);
				field.focus();
			}
			else {
				field.removeAttribute('aria-invalid');
				field.removeAttribute('aria-describedby');
			}
		}
	}

}
