/** Asks the program for something, and says in its own words why it refused. */
export async function ask(method, path, body) {
	let response;
	try {
		response = await fetch(path, {
			method,
			headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body)
		});
	}
	catch {
		throw new Error('The program does not answer. Is it still running?');
	}
	if (!response.ok) {
		throw new Error(await reason(response));
	}
	return response.status === 204 ? null : response.json();
}

/** The detail of an error, or what there is of it. */
export async function reason(response) {
	try {
		const problem = await response.json();
		return problem.detail ?? problem.title ?? `HTTP status ${response.status}`;
	}
	catch {
		return `HTTP status ${response.status}`;
	}
}
