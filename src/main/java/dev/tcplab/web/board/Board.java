package dev.tcplab.web.board;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEventListener;

/** The newest exchanges, the clients by address, and rates, in memory and bounded. */
final class Board implements ServerEventListener {

	private static final int MOST_CLIENTS = 1000;

	private final BoardSettings settings;

	private final Deque<BoardEntry> exchanges = new ArrayDeque<>();

	/** In the order of their last exchange. */
	private final Map<InetAddress, ClientEntry> clients = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, Rate> rates = new HashMap<>();

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
	public synchronized void onEvent(ServerEvent any) {
		ExchangeConcluded event = (ExchangeConcluded) any;
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
	public synchronized void onEventsLost(long count) {
		this.lastId += count;
	}

	synchronized BoardNews news() {
		return new BoardNews(List.copyOf(this.exchanges), List.copyOf(this.clients.values()), this.lastId);
	}

	/** Returns each server's exchanges in the 60 seconds before, the oldest first. */
	synchronized Map<String, List<Integer>> rates(long second) {
		return this.rates.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (rate) -> rate.getValue().before(second)));
	}

}
