package dev.tcplab.web.board;

import java.time.Instant;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;

/** The clients of one IP address as the page shows them, with their last exchange. */
record ClientView(String address, long times, Instant first, Instant last, String server, String outcome,
		String message) {

	static ClientView of(ClientEntry entry) {
		ExchangeConcluded last = entry.last();
		return new ClientView(PythonAddress.host(last.exchange().client().address().getAddress()), entry.times(),
				entry.first(), last.at(), last.server(), last.exchange().outcome().toString(),
				ExchangeView.line(last.received()));
	}

}
