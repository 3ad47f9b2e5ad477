package dev.tcplab.server.replicas;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientEntry;
import dev.tcplab.server.ledger.ServerStatistics;

/**
 * The clients between two resets, as far as this replica knows. The statistics can be
 * used by several threads; only the ledger's thread changes the rest.
 */
final class Generation {

	private final String number;

	private final int limit;

	private final ServerStatistics statistics = new ServerStatistics(0);

	// Only for a server with a limit, which lists them at its end.
	private final Map<Long, OwnClient> own = new TreeMap<>();

	private long highestOwn;

	private volatile long admitted;

	private volatile boolean full;

	private volatile Phase phase = Phase.OPEN;

	Generation(String number, int limit) {
		this.number = number;
		this.limit = limit;
	}

	// Empty before the first beat.
	String number() {
		return this.number;
	}

	SharedAdmission admit(long number, AdmissionRequest request) {
		Client client = new Client(number, request.address(), request.at());
		this.highestOwn = number;
		this.admitted = Math.max(this.admitted, number);
		if (this.limit > 0) {
			this.own.put(number, new OwnClient(write(client.address(), client.connectedAt()), false));
		}
		synchronized (this.statistics) {
			return new SharedAdmission(client, number == this.limit, this, this.statistics.admit(client));
		}
	}

	void hear(long number) {
		this.own.computeIfPresent(number, (any, client) -> new OwnClient(client.text(), true));
	}

	void reject() {
		synchronized (this.statistics) {
			this.statistics.reject();
		}
	}

	void conclude(ClientEntry entry, Exchange exchange) {
		synchronized (this.statistics) {
			this.statistics.conclude(entry, exchange);
		}
	}

	ServerSnapshot snapshot(long active) {
		synchronized (this.statistics) {
			return this.statistics.snapshot(active);
		}
	}

	long highestOwn() {
		return this.highestOwn;
	}

	// Counts the clients of all replicas, as far as this one knows.
	long admitted() {
		return this.admitted;
	}

	void setAdmitted(long admitted) {
		this.admitted = admitted;
	}

	// True if the last number of the limit was given and cannot be taken back.
	boolean isFull() {
		return this.full || this.phase != Phase.OPEN;
	}

	void setFull(boolean full) {
		this.full = full;
	}

	Phase phase() {
		return this.phase;
	}

	boolean isSettled() {
		return this.phase == Phase.OPEN || this.phase == Phase.LISTED;
	}

	void setPhase(Phase phase) {
		this.phase = phase;
	}

	// For each client of this replica: its number, its text, and 1 if it was heard.
	List<String> own() {
		List<String> texts = new ArrayList<>();
		this.own.forEach((number, client) -> texts
			.addAll(List.of(number.toString(), client.text(), client.heard() ? "1" : "0")));
		return texts;
	}

	static String write(InetSocketAddress address, Instant at) {
		// Without the interface of a link-local address: others may not have it.
		String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
		return "%s|%d|%d".formatted(host, address.getPort(), at.toEpochMilli());
	}

	// The text has the replica before the text that it wrote.
	static Client read(long number, String text) {
		String[] parts = text.split("\\|");
		try {
			return new Client(number,
					new InetSocketAddress(InetAddress.getByName(parts[1]), Integer.parseInt(parts[2])),
					Instant.ofEpochMilli(Long.parseLong(parts[3])));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	enum Phase {

		// More clients are admitted.
		OPEN,

		// All clients are admitted, but not all of them are heard.
		FULL,

		// All clients are heard, and their list is being printed.
		LISTING,

		// The list is printed.
		LISTED

	}

	private record OwnClient(String text, boolean heard) {
	}

	record SharedAdmission(Client client, boolean isLast, Generation generation,
			ClientEntry entry) implements Admission {
	}

}
