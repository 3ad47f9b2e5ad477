/** Puts the page together: what the program sends goes to each of its parts. */

import { Clients } from './clients.js';
import { Connected } from './connected.js';
import { Detail } from './detail.js';
import { byId } from './dom.js';
import { Exchanges } from './exchanges.js';
import { Gaps } from './gaps.js';
import { Missing } from './missing.js';
import { Navigation } from './navigation.js';
import { Projector } from './projector.js';
import { byPort, Servers } from './servers.js';
import { Session } from './session.js';
import { shortcuts } from './shortcuts.js';
import { follow } from './stream.js';
import { Students } from './students.js';
import { Talk } from './talk.js';
import { leaveExchange, showExchange } from './url.js';

const help = byId('help');
const known = new Map();
const servers = new Servers();
const talk = new Talk();
const exchanges = new Exchanges((exchange) => detail.open(exchange), () => navigation.filtered());
const detail = new Detail({
	neighbour: (exchange, older) => exchanges.neighbour(exchange, older),
	server: (name) => known.get(name),
	shown: (exchange) => showExchange(exchange.id),
	closed: (exchange) => {
		leaveExchange();
		if (!byId('talk').contains(document.activeElement)) {
			exchanges.focus(exchange);
		}
	},
	actions: {
		sendAgain: (server, message) => {
			detail.close();
			talk.again(server, message);
		},
		capture: ({ id }) => `board/exchanges.pcapng?exchange=${id}`
	}
});
const navigation = new Navigation(exchanges, detail);
const clients = new Clients({
	choose: (address) => {
		exchanges.filter.only(address);
		byId('exchanges').focus();
	},
	attendance: () => missing.attendance(),
	keepsOpen: (name) => known.get(name)?.keepOpen
});
const connected = new Connected();
const students = new Students();
const missing = new Missing(() => ({ clients: [...clients.all(), ...students.names()], exchanges: exchanges.all() }));
const projector = new Projector((most) => exchanges.latest(most));
const gaps = new Gaps({ lastId: () => exchanges.lastId, add, miss: (number) => session.miss(number) });

const session = new Session({
	restarted: 'TCP Lab was restarted, so the page was reset.',
	missed: 'TCP Lab does not keep them anymore',
	offline: 'TCP Lab does not answer. The page keeps trying.'
});

follow('board/events', { snapshot, change }, (reason) => session.lose(reason));

function snapshot(all) {
	if (session.resume(all.process)) {
		exchanges.reset();
		missing.reset();
	}
	const sorted = [...all.servers].sort(byPort);
	known.clear();
	sorted.forEach((server) => known.set(server.name, server));
	talk.offer(sorted);
	exchanges.filter.offer(sorted.map(({ name }) => name));
	servers.reset(sorted, all.readOnly);
	connected.reset(sorted);
	students.reset(all.class, all.addresses);
	projector.reset(sorted, all.addresses, students.url);
	clients.reset(all.clients);
	session.miss(all.missed);
	add(all.exchanges);
	missing.look([...all.clients, ...students.names()], []);
	navigation.start();
}

function change({ servers: someServers = [], exchanges: someExchanges = [], clients: someClients = [], class: rows }) {
	someServers.forEach((server) => known.set(server.name, server));
	servers.update(someServers);
	connected.update(someServers);
	clients.update(someClients);
	gaps.take(someExchanges);
	projector.update(someServers);
	students.update(rows);
	missing.look([...someClients, ...rows ? students.names() : []], []);
}

function add(someExchanges) {
	exchanges.add(someExchanges);
	detail.update(someExchanges);
	missing.look([], someExchanges);
}

shortcuts({
	b: () => help.open || detail.isOpen || projector.toggle(),
	'?': () => isModal() || help.showModal(),
	t: () => isModal() || byId('talk-message').focus(),
	e: () => projector.isOpen ? projector.switch() : isModal() || exchanges.focus(),
	'/': () => isModal() || byId('filter-text').focus(),
	p: () => isModal() || exchanges.togglePause(),
	j: () => detail.isOpen && detail.go(true),
	k: () => detail.isOpen && detail.go(false)
});

byId('open-help').addEventListener('click', () => help.showModal());
byId('close-help').addEventListener('click', () => help.close());
// The view was called blackboard before.
if (['#projector', '#blackboard'].includes(location.hash)) {
	projector.open();
}

function isModal() {
	return help.open || detail.isOpen || projector.isOpen;
}
