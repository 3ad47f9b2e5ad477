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
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientEntry;
import dev.tcplab.server.ledger.ServerStatistics;

/**
 * What this replica knows of the clients between two resets. Not safe for several
 * threads.
 */
final class Generation {

	private final String number;

	private final int limit;

	private final ServerStatistics statistics = new ServerStatistics(0);

	// Only of a server with a limit, that lists them at its end.
	private final Map<Long, OwnClient> own = new TreeMap<>();

	private long highest;

	private boolean full;

	private boolean listing;

	private boolean listed;

	Generation(String number, int limit) {
		this.number = number;
		this.limit = limit;
	}

	/**
	 * Returns its number in Redis.
	 * @return the number; empty before the first beat
	 */
	String number() {
		return this.number;
	}

	ServerStatistics statistics() {
		return this.statistics;
	}

	/**
	 * Takes a client in.
	 * @param number the client's number
	 * @param address the client's address
	 * @param at when it was accepted
	 * @param present whether no other generation has begun
	 * @return the client's entry
	 */
	SharedAdmission admit(long number, InetSocketAddress address, Instant at, boolean present) {
		know(number);
		Client client = new Client(number, address, at);
		if (this.limit > 0) {
			this.own.put(number, new OwnClient(write(client), false));
		}
		return new SharedAdmission(client, present && number == this.limit, this, this.statistics.admit(client));
	}

	void hear(long number) {
		this.own.computeIfPresent(number, (any, client) -> new OwnClient(client.text(), true));
	}

	/**
	 * A client of any replica has this number.
	 */
	void know(long number) {
		this.highest = Math.max(this.highest, number);
	}

	long highest() {
		return this.highest;
	}

	/**
	 * The limit is reached.
	 * @return whether that is news
	 */
	boolean fill() {
		boolean news = !this.full;
		this.full = true;
		return news;
	}

	/**
	 * All clients of the limit are to be listed.
	 * @return whether nobody does that yet
	 */
	boolean beginToList() {
		boolean news = !this.listing;
		this.listing = true;
		return news;
	}

	/**
	 * All clients of the limit are listed.
	 */
	void endToList() {
		this.listed = true;
	}

	boolean isListed() {
		return this.listed;
	}

	/**
	 * Whether nothing is to be listed any more.
	 * @return whether the limit is not reached, or its clients are listed
	 */
	boolean isSettled() {
		return !this.full || this.listed;
	}

	/**
	 * Returns the own clients as a beat tells them.
	 * @return of each its number, text, and 1 if it was heard
	 */
	List<String> own() {
		List<String> texts = new ArrayList<>();
		this.own.forEach((number, client) -> texts
			.addAll(List.of(number.toString(), client.text(), client.heard() ? "1" : "0")));
		return texts;
	}

	static String write(InetSocketAddress address, Instant at) {
		// Without the network interface of a link-local address, which others may not
		// have.
		String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
		return "%s|%d|%d".formatted(host, address.getPort(), at.toEpochMilli());
	}

	private static String write(Client client) {
		return write(client.address(), client.connectedAt());
	}

	/**
	 * Reads a client of any replica.
	 * @param number its number
	 * @param text the replica, and what it wrote
	 */
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

	private record OwnClient(String text, boolean heard) {
	}

	/**
	 * A client's entry.
	 *
	 * @param client the client
	 * @param isLast whether it is the last one that the limit allows
	 * @param generation where it is counted
	 * @param entry what became of it
	 */
	record SharedAdmission(Client client, boolean isLast, Generation generation,
			ClientEntry entry) implements Admission {
	}

}
