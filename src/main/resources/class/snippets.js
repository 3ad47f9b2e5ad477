/** What to run to talk to a server: with nc, or in Python as in the lesson. */

import { framed } from './frames.js';
import { command, program } from './reproduce.js';

const MESSAGE = new TextEncoder().encode('Hello');

/** A command or a program that sends a message and prints the answer. */
export function snippet(way, server) {
	const message = framed(MESSAGE, server.codec);
	if (way === 'nc') {
		return command(message, server);
	}
	return server.tls || server.codec !== 'recv' ? program(message, server, `Sends Hello to ${server.name}`) : lesson(server);
}

/** What the student does with it. */
export function hint(way) {
	return way === 'nc' ? 'Paste this into a terminal and press Enter. If you don’t have nc, choose Python.'
		: 'Save this as hello.py, and run it with python3 hello.py (on Windows: py hello.py).';
}

function lesson({ host, port }) {
	return [
		'import socket',
		'',
		`IP = "${host}"`,
		`PORT = ${port}`,
		'',
		`s = socket.socket(socket.${host.includes(':') ? 'AF_INET6' : 'AF_INET'}, socket.SOCK_STREAM)`,
		's.connect((IP, PORT))',
		's.send("Hello".encode())',
		'print(s.recv(2048).decode())',
		's.close()',
		''
	].join('\n');
}
