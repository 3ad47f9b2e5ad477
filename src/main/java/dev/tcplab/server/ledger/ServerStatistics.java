package dev.tcplab.server.ledger;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerCounts.Bytes;
import dev.tcplab.server.ServerSnapshot;

/**
 * Counts and remembers clients. Several threads may use it at once.
 */
public final class ServerStatistics {

	private static final int REMEMBERED = 100;

	private static final Outcome[] OUTCOMES = Outcome.values();

	private final int limit;

	private final Deque<ClientEntry> latest = new ArrayDeque<>(REMEMBERED + 1);

	// Only for a server with a limit, which lists them at its end.
	private final List<Client> clients = new ArrayList<>();

	private final long[] exchanges = new long[OUTCOMES.length];

	private long admitted;

	private long rejected;

	private long heard;

	private long bytesIn;

	private long bytesOut;

	/**
	 * Creates empty statistics. A limit of 0 means no limit.
	 */
	public ServerStatistics(int limit) {
		this.limit = limit;
	}

	synchronized boolean isFull() {
		return this.limit > 0 && this.admitted == this.limit;
	}

	synchronized ClientEntry admit(InetSocketAddress address) {
		return admit(new Client(this.admitted + 1, address, Instant.now()));
	}

	/**
	 * Admits a client that already has a number.
	 */
	public synchronized ClientEntry admit(Client client) {
		this.admitted++;
		ClientEntry entry = new ClientEntry(client, isFull(), this);
		this.latest.addLast(entry);
		if (this.latest.size() > REMEMBERED) {
			this.latest.removeFirst();
		}
		if (this.limit > 0) {
			this.clients.add(entry.client());
		}
		return entry;
	}

	public synchronized void reject() {
		this.rejected++;
	}

	// Returns all clients of the limit after the last of them, otherwise none.
	synchronized List<Client> heard() {
		this.heard++;
		return (isFull() && this.heard == this.admitted) ? List.copyOf(this.clients) : List.of();
	}

	public synchronized void conclude(ClientEntry entry, Exchange exchange) {
		this.exchanges[exchange.outcome().ordinal()]++;
		this.bytesIn += exchange.bytesIn();
		this.bytesOut += exchange.bytesOut();
		entry.add(exchange);
	}

	public synchronized ServerSnapshot snapshot(long active) {
		Map<Outcome, Long> exchanges = new EnumMap<>(Outcome.class);
		for (Outcome outcome : OUTCOMES) {
			exchanges.put(outcome, this.exchanges[outcome.ordinal()]);
		}
		return new ServerSnapshot(
				new ServerCounts(this.admitted, active, this.rejected, exchanges,
						new Bytes(this.bytesIn, this.bytesOut)),
				this.latest.stream().map(ClientEntry::toRecord).toList(), null, null);
	}

}
