package dev.tcplab.web.board;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.ServerEventListener;

/** The newest exchanges, the clients by address, and rates, in memory and bounded. */
public final class Board implements ServerEventListener {

	private static final int MOST_CLIENTS = 1000;

	private final BoardSettings settings;

	private final Map<Long, BoardEntry> exchanges = new LinkedHashMap<>();

	/** The last exchange of each connection whose end the board has not seen. */
	private final Map<Connection, Long> open = new HashMap<>();

	/** In the order of their last exchange. */
	private final Map<InetAddress, ClientEntry> clients = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, Rate> rates = new HashMap<>();

	private long lastId;

	private long version;

	public Board(BoardSettings settings) {
		this.settings = settings;
	}

	@Override
	public Set<Class<? extends ServerEvent>> kinds() {
		return wantsTimelines() ? Set.of(ExchangeConcluded.class, Left.class) : Set.of(ExchangeConcluded.class);
	}

	@Override
	public int mostBytes() {
		return (int) this.settings.messageBytes().toBytes();
	}

	@Override
	public boolean wantsTimelines() {
		return this.settings.exchanges() > 0;
	}

	@Override
	public synchronized void onEvent(ServerEvent event) {
		if (event instanceof ExchangeConcluded concluded) {
			this.lastId++;
			this.version++;
			keep(concluded);
			count(concluded);
		}
		else if (event instanceof Left left) {
			complete(left);
		}
	}

	private void keep(ExchangeConcluded event) {
		this.exchanges.put(this.lastId, new BoardEntry(this.lastId, this.version, event));
		this.open.put(connection(event), this.lastId);
		if (this.exchanges.size() > this.settings.exchanges()) {
			BoardEntry oldest = this.exchanges.remove(this.exchanges.keySet().iterator().next());
			this.open.remove(connection(oldest.event()), oldest.id());
		}
	}

	private void complete(Left event) {
		Long last = this.open.remove(new Connection(event.server(), event.client()));
		if (last != null) {
			this.version++;
			this.exchanges.computeIfPresent(last, (id, entry) -> entry.with(this.version, event.timeline()));
		}
	}

	private static Connection connection(ExchangeConcluded event) {
		return new Connection(event.server(), event.exchange().client());
	}

	private void count(ExchangeConcluded event) {
		this.rates.computeIfAbsent(event.server(), (server) -> new Rate()).add(event.at().getEpochSecond());
		InetAddress address = event.exchange().client().address().getAddress();
		ClientEntry before = this.clients.get(address);
		this.clients.put(address,
				(before != null) ? new ClientEntry(before.times() + 1, before.first(), event, this.version)
						: new ClientEntry(1, event.at(), event, this.version));
		if (this.clients.size() > MOST_CLIENTS) {
			this.clients.remove(this.clients.keySet().iterator().next());
		}
	}

	@Override
	public synchronized void onEventsLost(long count) {
		this.lastId += count;
		this.version++;
	}

	public synchronized BoardNews news() {
		return new BoardNews(List.copyOf(this.exchanges.values()), List.copyOf(this.clients.values()), this.lastId,
				this.version);
	}

	/** Returns each server's exchanges in the 60 seconds before, the oldest first. */
	synchronized Map<String, List<Integer>> rates(long second) {
		return this.rates.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (rate) -> rate.getValue().before(second)));
	}

}
