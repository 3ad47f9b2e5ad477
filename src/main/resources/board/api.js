/** A refused request: the message explains it, and property names the invalid setting, if there is one. */
export class Refusal extends Error {

	constructor(message, property) {
		super(message);
		this.property = property;
	}

}

/** Sends a request and returns the JSON of its answer; throws a Refusal with the program's explanation. */
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
		throw new Refusal('TCP Lab does not answer. Is it still running?');
	}
	if (!response.ok) {
		throw await refusal(response);
	}
	return response.status === 204 ? null : response.json();
}

/** Returns an error response as a Refusal. */
export async function refusal(response) {
	try {
		const problem = await response.json();
		return new Refusal(problem.detail ?? problem.title ?? status(response), problem.property);
	}
	catch {
		return new Refusal(status(response));
	}
}

function status(response) {
	return `HTTP status ${response.status}`;
}
