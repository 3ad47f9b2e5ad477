package dev.tcplab.web.board;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEventListener;

/**
 * What the page shows: the latest exchanges, the clients by address, and how often
 * something happens. In memory only, and bounded: the newest win.
 */
final class Board implements ServerEventListener {

	private static final int MOST_CLIENTS = 1000;

	private final BoardSettings settings;

	private final Deque<BoardEntry> exchanges = new ArrayDeque<>();

	/**
	 * In the order of their last exchange.
	 */
	private final Map<InetAddress, ClientEntry> clients = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, Rate> rates = new HashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private long lastId;

	Board(BoardSettings settings) {
		this.settings = settings;
	}

	@Override
	public Set<Class<? extends ServerEvent>> kinds() {
		return Set.of(ExchangeConcluded.class);
	}

	@Override
	public int mostBytes() {
		return (int) this.settings.messageBytes().toBytes();
	}

	@Override
	public void onEvent(ServerEvent event) {
		this.lock.lock();
		try {
			add((ExchangeConcluded) event);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(ExchangeConcluded event) {
		this.lastId++;
		this.exchanges.add(new BoardEntry(this.lastId, event));
		if (this.exchanges.size() > this.settings.exchanges()) {
			this.exchanges.remove();
		}
		this.rates.computeIfAbsent(event.server(), (server) -> new Rate()).add(event.at().getEpochSecond());
		InetAddress address = event.exchange().client().address().getAddress();
		ClientEntry before = this.clients.get(address);
		this.clients.put(address,
				(before != null) ? new ClientEntry(before.times() + 1, before.first(), event, this.lastId)
						: new ClientEntry(1, event.at(), event, this.lastId));
		if (this.clients.size() > MOST_CLIENTS) {
			this.clients.remove(this.clients.keySet().iterator().next());
		}
	}

	@Override
	public void onEventsLost(long count) {
		this.lock.lock();
		try {
			this.lastId += count;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns what is new to a viewer that has seen the rest.
	 * @param id the last exchange that it has seen; 0 is none
	 * @param most how many exchanges to return at most, the newest ones
	 * @return the news
	 */
	News since(long id, int most) {
		this.lock.lock();
		try {
			if (id >= this.lastId) {
				return new News(List.of(), List.of(), this.lastId);
			}
			int kept = this.exchanges.size();
			List<BoardEntry> fresh = this.exchanges.stream()
				.skip(Math.max(0, kept - most))
				.filter((entry) -> entry.id() > id)
				.toList();
			List<ClientEntry> changed = this.clients.values()
				.stream()
				.filter((client) -> client.version() > id)
				.toList();
			return new News(fresh, changed, this.lastId);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many exchanges of each server ended in each second of the last minute.
	 * @param second the present second, which is not among them
	 * @return 60 numbers, the oldest first, by the server's name
	 */
	Map<String, List<Integer>> rates(long second) {
		this.lock.lock();
		try {
			return this.rates.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (rate) -> rate.getValue().before(second)));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What is new.
	 *
	 * @param exchanges the exchanges, the oldest first
	 * @param clients the clients that have changed
	 * @param lastId the last exchange of all
	 */
	record News(List<BoardEntry> exchanges, List<ClientEntry> clients, long lastId) {

		/**
		 * Returns how many exchanges are not among the news, because there were too many.
		 * @param id the last exchange that was seen before
		 * @return their number
		 */
		long missedSince(long id) {
			return this.lastId - id - this.exchanges.size();
		}

	}

}
