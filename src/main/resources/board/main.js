/** Puts the page together: what the program tells goes to each of its parts. */

import { Blackboard } from './blackboard.js';
import { Clients } from './clients.js';
import { Connected } from './connected.js';
import { Detail } from './detail.js';
import { byId, setText } from './dom.js';
import { Exchanges } from './exchanges.js';
import { Missing } from './missing.js';
import { notice, withdraw } from './notices.js';
import { Servers } from './servers.js';
import { shortcuts } from './shortcuts.js';
import { follow } from './stream.js';
import { Talk } from './talk.js';

const help = byId('help');
const servers = new Servers();
const talk = new Talk();
const exchanges = new Exchanges((exchange) => detail.open(exchange));
const detail = new Detail((exchange, older) => exchanges.neighbour(exchange, older),
		(exchange) => exchanges.focus(exchange));
const clients = new Clients((address) => {
	exchanges.filter.only(address);
	byId('exchanges').focus();
});
const connected = new Connected();
const missing = new Missing(() => [...exchanges.heard(), ...Array.from(clients.all(), (client) => [client.address, client.message])]);
const blackboard = new Blackboard();

let process = null;

follow({ snapshot, change, offline });

function snapshot(all) {
	online();
	if (all.process !== process) {
		if (process !== null) {
			notice('restart', 'The program was restarted, so the page was reset.');
		}
		process = all.process;
		exchanges.reset();
		missing.reset();
	}
	const names = all.servers.map((server) => server.name);
	talk.offer(names);
	exchanges.filter.offer(names);
	servers.reset(all.servers, all.readOnly);
	connected.reset(all.servers);
	blackboard.reset(all.servers, all.addresses);
	clients.reset(all.clients);
	exchanges.miss(all.missed);
	exchanges.add(all.exchanges);
	missing.look(all.clients, all.exchanges);
}

function change(changed) {
	const { servers: someServers = [], exchanges: newExchanges = [], clients: someClients = [], missed = 0 } = changed;
	servers.update(someServers);
	connected.update(someServers);
	blackboard.update(someServers);
	clients.update(someClients);
	exchanges.miss(missed);
	exchanges.add(newExchanges);
	missing.look(someClients, newExchanges);
}

function online() {
	byId('connection').dataset.state = 'live';
	setText(byId('connection'), 'Live');
	withdraw('offline');
}

function offline(reason) {
	byId('connection').dataset.state = 'offline';
	setText(byId('connection'), 'Offline');
	notice('offline', reason ?? 'The program does not answer. The page tries again by itself.');
}

shortcuts({
	b: () => help.open || detail.isOpen || blackboard.toggle(),
	'?': () => isModal() || help.showModal(),
	t: () => isModal() || byId('talk-message').focus(),
	e: () => isModal() || exchanges.focus(),
	'/': () => isModal() || byId('filter-text').focus(),
	p: () => isModal() || exchanges.togglePause(),
	j: () => detail.isOpen && detail.go(true),
	k: () => detail.isOpen && detail.go(false)
});

byId('open-help').addEventListener('click', () => help.showModal());
byId('close-help').addEventListener('click', () => help.close());

function isModal() {
	return help.open || detail.isOpen || blackboard.isOpen;
}
