package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.Client;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientEntry;
import dev.tcplab.server.ledger.ServerStatistics;

/**
 * The clients between two resets, as far as this replica knows. Only the ledger's thread
 * changes it, except for the statistics.
 */
final class Generation {

	private final String number;

	private final int limit;

	private final ServerStatistics statistics = new ServerStatistics(0);

	// Only for a server with a limit: the clients of this replica, and whether they were
	// heard.
	private final Map<Client, Boolean> own = new LinkedHashMap<>();

	private long highestOwn;

	private volatile long admitted;

	private volatile boolean full;

	private volatile boolean listed;

	Generation(String number, int limit) {
		this.number = number;
		this.limit = limit;
	}

	// Empty before the first beat.
	String number() {
		return this.number;
	}

	Generation next(String number) {
		return new Generation(number, this.limit);
	}

	ServerStatistics statistics() {
		return this.statistics;
	}

	SharedAdmission admit(long number, AdmissionRequest request) {
		Client client = new Client(number, request.address(), request.at());
		boolean last = number == this.limit;
		this.full |= last;
		this.highestOwn = number;
		this.admitted = Math.max(this.admitted, number);
		if (this.limit > 0) {
			this.own.put(client, false);
		}
		return new SharedAdmission(client, last, this, this.statistics.admit(client));
	}

	void hear(Client client) {
		this.own.put(client, true);
	}

	// For each client of this replica: its number, its text, and whether it was heard.
	List<Object> own() {
		List<Object> words = new ArrayList<>();
		this.own.forEach((client, heard) -> words
			.addAll(List.of(client.number(), write(client.address(), client.connectedAt()), heard)));
		return words;
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
		return this.full;
	}

	void setFull() {
		this.full = true;
	}

	// True if all clients of the limit were heard, and their list is printed.
	boolean isListed() {
		return this.listed;
	}

	void setListed() {
		this.listed = true;
	}

	boolean isSettled() {
		return !this.full || this.listed;
	}

	static String write(InetSocketAddress address, Instant at) {
		// Without the interface of a link-local address: others may not have it.
		String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
		return "%s|%d|%d".formatted(host, address.getPort(), at.toEpochMilli());
	}

	// The text has the replica before the text that it wrote.
	static Client read(long number, String text) {
		String[] parts = text.split("\\|");
		return new Client(number, new InetSocketAddress(parts[1], Integer.parseInt(parts[2])),
				Instant.ofEpochMilli(Long.parseLong(parts[3])));
	}

	record SharedAdmission(Client client, boolean isLast, Generation generation,
			ClientEntry entry) implements Admission {
	}

}
