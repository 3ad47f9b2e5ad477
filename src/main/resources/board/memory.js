/** A text that the browser keeps; if it keeps nothing, the text lasts as long as the page shows it. */
export class Memory {

	/** storage is localStorage, or sessionStorage for this tab only. */
	constructor(storage, key) {
		Object.assign(this, { storage, key });
	}

	/** The text, or ''. */
	read() {
		try {
			return window[this.storage].getItem(this.key) ?? '';
		}
		catch {
			return '';
		}
	}

	/** Keeps a text. */
	write(text) {
		try {
			window[this.storage].setItem(this.key, text);
		}
		catch {
			// The browser refuses to keep anything.
		}
	}

}
