/** Makes an element; strings among the children become text nodes, never markup. */
export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== null && value !== undefined && value !== false) {
			made.setAttribute(key, value === true ? '' : value);
		}
	}
	made.append(...children);
	return made;
}

/** Makes an SVG element. */
export function drawing(name, attributes = {}, ...children) {
	const made = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [key, value] of Object.entries(attributes)) {
		made.setAttribute(key, value);
	}
	made.append(...children);
	return made;
}

/** Finds an element of the page by its id. */
export function byId(id) {
	return document.getElementById(id);
}

/** Sets a text only if it is another one: a write costs a layout, a comparison nothing. */
export function setText(target, text) {
	if (target.textContent !== text) {
		target.textContent = text;
	}
}
