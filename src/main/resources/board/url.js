/** The page's address: the filter and the open exchange are in it, so that a link shows the same to others. */

export const FILTERS = ['server', 'outcome', 'client', 'text', 'remark'];

const EXCHANGE = 'exchange';

/** Returns the filter and the exchange of the address: texts, which may be invalid, or '' if they are missing. */
export function wanted() {
	const query = new URLSearchParams(location.search);
	return {
		filter: Object.fromEntries(FILTERS.map((key) => [key, query.get(key) ?? ''])),
		exchange: query.get(EXCHANGE) ?? ''
	};
}

/** The query of a filter, with its question mark, or ''. */
export function query(filter, exchange = '') {
	const values = new URLSearchParams(FILTERS.filter((key) => filter[key]).map((key) => [key, filter[key]]));
	if (exchange !== '') {
		values.set(EXCHANGE, exchange);
	}
	return values.size === 0 ? '' : `?${values}`;
}

/** Writes the filter to the address. Only a newly used field adds an entry to the history; a longer text does not. */
export function showFilter(filter) {
	const before = wanted();
	const added = FILTERS.some((key) => Boolean(filter[key]) !== Boolean(before.filter[key]));
	go(query(filter), added);
}

/** Writes the open exchange to the address; the first one gets an entry in the history. */
export function showExchange(id) {
	const before = wanted();
	go(query(before.filter, id), before.exchange === '', { opened: before.exchange === '' || history.state?.opened });
}

/** Takes the open exchange out of the address: back to where it was opened, if it was opened here. */
export function leaveExchange() {
	const before = wanted();
	if (before.exchange !== '') {
		if (history.state?.opened) {
			history.back();
		}
		else {
			go(query(before.filter), false);
		}
	}
}

/** Removes the filter and the exchange from the address. */
export function showAll() {
	go('', true);
}

/** Calls action() when the user goes back or forward. */
export function onNavigation(action) {
	addEventListener('popstate', action);
}

function go(search, push, state = null) {
	if (search !== location.search) {
		history[push ? 'pushState' : 'replaceState'](state, '', `${location.pathname}${search}${location.hash}`);
	}
}
