/** Puts the class page together, and passes the events from TCP Lab to its parts. */

import { Check } from './check.js';
import { Connect } from './connect.js';
import { Detail } from './detail.js';
import { OwnExchanges } from './own-exchanges.js';
import { Session } from './session.js';
import { follow } from './stream.js';
import { You } from './you.js';

const known = new Map();
const you = new You();
const connect = new Connect();
const check = new Check(you);
const exchanges = new OwnExchanges((exchange) => detail.open(exchange));
const detail = new Detail({
	neighbour: (exchange, older) => exchanges.neighbour(exchange, older),
	server: (name) => known.get(name),
	closed: (exchange) => exchanges.focus(exchange)
});

const session = new Session({
	restarted: 'Your teacher restarted TCP Lab, so this page was reset.',
	missed: 'there were too many at once',
	offline: 'The teacher’s TCP Lab does not answer. This page keeps trying. If this takes more than a minute, tell your teacher.'
});

follow('class/events', { snapshot, change }, (reason) => session.lose(reason));

function snapshot(all) {
	if (session.resume(all.process)) {
		exchanges.reset();
	}
	you.again(all.you);
	check.offer(all.exercises, all.you.address);
	change({ check: null, ...all });
}

function change(news) {
	if (news.you) {
		you.show(news.you);
	}
	if (news.servers) {
		known.clear();
		news.servers.forEach((server) => known.set(server.name, server));
		connect.show(news.servers);
	}
	if (news.check !== undefined) {
		check.show(news.check);
	}
	if (news.exchanges) {
		exchanges.add(news.exchanges);
		detail.update(news.exchanges);
	}
	session.miss(news.missed ?? 0);
}
