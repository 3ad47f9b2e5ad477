/** Puts the class page together, and passes the events from TCP Lab to its parts. */

import { Check } from './check.js';
import { Connect } from './connect.js';
import { Detail } from './detail.js';
import { byId, setText } from './dom.js';
import { notice, withdraw } from './notices.js';
import { OwnExchanges } from './own-exchanges.js';
import { follow } from './stream.js';
import { plural } from './words.js';
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

let process = null;
let missed = 0;

follow('class/events', { snapshot, change }, offline);

function snapshot(all) {
	online();
	if (all.process !== process) {
		if (process !== null) {
			notice('restart', 'Your teacher restarted TCP Lab, so this page was reset.');
		}
		process = all.process;
		missed = 0;
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
	miss(news.missed ?? 0);
}

function miss(number) {
	if (number > 0) {
		missed += number;
		notice('missed', `${plural(missed, 'exchange is', 'exchanges are')} not in the list, because there were too many at once.`);
	}
}

function online() {
	byId('connection').dataset.state = 'live';
	setText(byId('connection'), 'Live');
	withdraw('offline');
}

function offline(reason) {
	byId('connection').dataset.state = 'offline';
	setText(byId('connection'), 'Offline');
	notice('offline', reason ?? 'The teacher’s TCP Lab does not answer. This page keeps trying. If this takes more than a minute, tell your teacher.');
}
