/** What a client sent as something that sends it again: a command, a program, a step of an exercise. */

import { hexText, printfFormat, pythonLiteral, yamlString } from './texts.js';

const PLACEHOLDERS = /\{(?:word|digits|number|index|client|message|answer|token)\}/;

/** A command for a terminal. */
export function command(message, { command: typing, keepOpen, codec }) {
	const header = /^\(printf '(.*)'; cat\) \| /.exec(typing);
	const connect = header ? typing.slice(header[0].length) : typing;
	const end = keepOpen || codec === 'raw' ? connect.replace(/^nc /, 'nc -N ') : connect;
	const format = printfFormat(message);
	return `printf ${header ? `'${header[1]}${format.slice(1)}` : format} | ${end}`;
}

/** A complete program in Python that begins with a comment. */
export function program(message, { host, port, tls, keepOpen, codec }, comment) {
	return [
		`# ${comment}`,
		'import socket',
		...tls ? ['import ssl', '', 'context = ssl.create_default_context()', 'context.check_hostname = False',
			'context.verify_mode = ssl.CERT_NONE  # accepts any certificate'] : [],
		'',
		`with socket.create_connection(("${host}", ${port}), timeout=15) as client:`,
		...tls ? ['    client = context.wrap_socket(client)'] : [],
		`    client.sendall(${pythonLiteral(message)})`,
		...!tls && (keepOpen || codec === 'raw') ? ['    client.shutdown(socket.SHUT_WR)  # no further message'] : [],
		'    while data := client.recv(2048):',
		'        print(data)',
		''
	].join('\n');
}

/** A step of an exercise for check, or a sentence that explains why there is none. */
export function exerciseStep(message, answer) {
	const send = yamlString(message);
	const expect = yamlString(answer);
	if (answer.length === 0) {
		return { problem: 'An exercise step expects an answer, and this exchange has none.' };
	}
	if (send === null || expect === null) {
		return { problem: 'An exercise step is text, and these bytes are not valid UTF-8.' };
	}
	if (PLACEHOLDERS.test(send) || PLACEHOLDERS.test(expect)) {
		return { problem: 'check would replace a placeholder such as {word} in this message.' };
	}
	return { text: `  - send: ${send}\n    expect: ${expect}\n` };
}

/** The bytes in hexadecimal digits. */
export { hexText as digits };
