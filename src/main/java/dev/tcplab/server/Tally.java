package dev.tcplab.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and remembers clients, from the first one on. Not safe for several threads.
 */
final class Tally {

	private static final int REMEMBERED = 100;

	private final int limit;

	private final List<Client> clients = new ArrayList<>();

	private final Map<Long, Visit> visits = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Visit> eldest) {
			return size() > REMEMBERED;
		}

	};

	private final Map<Outcome, Long> exchanges = new EnumMap<>(Outcome.class);

	private long admitted;

	private long rejected;

	private long unheard;

	private long bytesIn;

	private long bytesOut;

	/**
	 * Creates an empty tally.
	 * @param limit how many clients there can be in all; 0 is no limit
	 */
	Tally(int limit) {
		this.limit = limit;
		for (Outcome outcome : Outcome.values()) {
			this.exchanges.put(outcome, 0L);
		}
	}

	boolean isFull() {
		return this.limit > 0 && this.admitted == this.limit;
	}

	long admitted() {
		return this.admitted;
	}

	void admit(Client client) {
		this.admitted++;
		this.unheard++;
		this.visits.put(client.number(), new Visit(client));
		if (this.limit > 0) {
			this.clients.add(client);
		}
	}

	void reject() {
		this.rejected++;
	}

	/**
	 * Notes that a client has sent its first message or has ended without one.
	 * @return whether it was the last of all that will ever be admitted
	 */
	boolean heard() {
		return --this.unheard == 0 && isFull();
	}

	void conclude(Exchange exchange) {
		this.exchanges.merge(exchange.outcome(), 1L, Long::sum);
		this.bytesIn += exchange.bytesIn();
		this.bytesOut += exchange.bytesOut();
		this.visits.computeIfPresent(exchange.client().number(), (number, visit) -> visit.with(exchange));
	}

	/**
	 * Returns the clients of a server with a limit.
	 * @return the clients in the order of connecting; none if there is no limit
	 */
	List<Client> clients() {
		return List.copyOf(this.clients);
	}

	History history(long active) {
		return new History(new ServerCounts(this.admitted, active, this.rejected, new EnumMap<>(this.exchanges),
				this.bytesIn, this.bytesOut), List.copyOf(this.visits.values()));
	}

}
