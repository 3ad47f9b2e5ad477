package dev.tcplab.server.ledger;

import java.time.Duration;

import dev.tcplab.server.Client;
import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Outcome;
import org.jspecify.annotations.Nullable;

public final class ClientEntry implements Admission {

	private final Client client;

	private final boolean last;

	private final ServerStatistics statistics;

	private long bytesIn;

	private long bytesOut;

	private @Nullable Outcome outcome;

	private @Nullable Duration duration;

	ClientEntry(Client client, boolean last, ServerStatistics statistics) {
		this.client = client;
		this.last = last;
		this.statistics = statistics;
	}

	@Override
	public Client client() {
		return this.client;
	}

	@Override
	public boolean isLast() {
		return this.last;
	}

	// After a reset, these are not the statistics of the ledger.
	ServerStatistics statistics() {
		return this.statistics;
	}

	void add(Exchange exchange) {
		this.bytesIn += exchange.bytesIn();
		this.bytesOut += exchange.bytesOut();
		this.outcome = exchange.outcome();
		this.duration = (this.duration != null) ? this.duration.plus(exchange.duration()) : exchange.duration();
	}

	ClientRecord toRecord() {
		return new ClientRecord(this.client, this.bytesIn, this.bytesOut, this.outcome, this.duration);
	}

}
