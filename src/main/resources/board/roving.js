/** One stop of the Tab key for all rows of a list; the arrow keys move between them. */
export class Roving {

	#body;
	#stop = null;

	constructor(body) {
		this.#body = body;
		body.addEventListener('keydown', (event) => this.#key(event));
		body.addEventListener('focusin', (event) => this.#stopAt(event.target.closest('tr')));
	}

	/** Stops at the first row, unless the focus is in the list. */
	update() {
		if (!this.#stop?.isConnected || this.#stop.hidden || !this.#stop.contains(document.activeElement)) {
			this.#stopAt(this.#visible()[0] ?? null);
		}
	}

	/** Puts the focus on a row, or where the Tab key would put it. */
	focus(row = this.#stop) {
		row?.querySelector('button').focus();
	}

	#stopAt(row) {
		if (row !== this.#stop) {
			this.#stop?.querySelector('button').setAttribute('tabindex', '-1');
			row?.querySelector('button').removeAttribute('tabindex');
			this.#stop = row;
		}
	}

	#key(event) {
		const rows = this.#visible();
		const at = rows.indexOf(event.target.closest('tr'));
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
		if (to !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			this.focus(rows[Math.max(0, Math.min(to, rows.length - 1))]);
		}
	}

	#visible() {
		return [...this.#body.children].filter((row) => !row.hidden);
	}

}
