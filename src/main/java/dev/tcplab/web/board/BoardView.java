package dev.tcplab.web.board;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.web.actuator.NetworkAddress;
import dev.tcplab.web.actuator.ServerStatus;
import dev.tcplab.web.board.BoardEntry.Rendered;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

final class BoardView {

	/** The most exchanges of one change, more than a user can read. */
	private static final int MOST_AT_ONCE = 100;

	private static final int RETRY_MILLIS = 2000;

	private static final int PICTURES_PER_REPORT = 5;

	private static final List<Integer> NOTHING = Collections.nCopies(Rate.SECONDS, 0);

	private final String process = "%d-%d".formatted(ProcessHandle.current().pid(), System.currentTimeMillis());

	private final TcpServers servers;

	private final Board board;

	private final BoardAccess access;

	private final ExchangeRenderer renderer;

	private final JsonMapper json;

	private List<ServerStatus> statuses = List.of();

	private int pictures;

	BoardView(TcpServers servers, Board board, BoardAccess access, ExchangeRenderer renderer, JsonMapper json) {
		this.servers = servers;
		this.board = board;
		this.access = access;
		this.renderer = renderer;
		this.json = json;
	}

	/**
	 * Returns the previous picture if nothing changed. Reports can ask Redis, so they are
	 * renewed only if something happens in this process, and every few pictures.
	 */
	BoardPicture picture(@Nullable BoardPicture before) {
		BoardNews news = this.board.news();
		List<ServerStatus> statuses = this.servers.all().stream().map(ServerStatus::of).toList();
		boolean quiet = before != null && news.version() == before.news().version() && statuses.equals(this.statuses);
		this.statuses = statuses;
		this.pictures++;
		if (quiet && this.pictures % PICTURES_PER_REPORT != 0) {
			return before;
		}
		List<ServerCard> servers = servers();
		return (quiet && servers.equals(before.servers())) ? before : new BoardPicture(news, servers);
	}

	private List<ServerCard> servers() {
		Map<String, List<Integer>> rates = this.board.rates(Instant.now().getEpochSecond());
		List<NetworkAddress> own = NetworkAddress.all();
		return this.servers.all()
			.stream()
			.sorted(Comparator.comparingInt(TcpServer::port).thenComparing(TcpServer::name))
			.map((server) -> ServerCard.of(server, own, rates.getOrDefault(server.name(), NOTHING),
					!this.access.faults()))
			.toList();
	}

	/** Returns a viewer's first event, after the last one that it got, if any. */
	Set<DataWithMediaType> snapshot(BoardPicture now, String lastEventId) {
		BoardNews news = now.news();
		List<Address> addresses = NetworkAddress.all()
			.stream()
			.filter((address) -> !address.isLocal())
			.map((address) -> new Address(address.host(), address.network()))
			.toList();
		Snapshot snapshot = new Snapshot(this.process, !this.access.servers(), missed(news, lastEventId), addresses,
				now.servers(), exchanges(news), clients(news));
		return event("snapshot", news, snapshot);
	}

	/** Returns the event for viewers that have seen an earlier picture. */
	Set<DataWithMediaType> change(BoardPicture before, BoardPicture now) {
		BoardNews news = now.news().since(before.news(), MOST_AT_ONCE);
		Change change = new Change(
				now.servers().stream().filter((server) -> !before.servers().contains(server)).toList(), exchanges(news),
				clients(news), news.missedSince(before.news().lastId()));
		return event("change", news, change);
	}

	private Set<DataWithMediaType> event(String name, BoardNews news, Object data) {
		return SseEmitter.event()
			.reconnectTime(RETRY_MILLIS)
			.name(name)
			.id("%s/%d".formatted(this.process, news.lastId()))
			.data(this.json.writeValueAsString(data))
			.build();
	}

	private long missed(BoardNews news, String lastEventId) {
		String[] parts = lastEventId.split("/", 2);
		boolean returns = parts.length == 2 && parts[0].equals(this.process) && parts[1].matches("\\d{1,18}");
		return returns ? Math.max(0, news.missedSince(Long.parseLong(parts[1]))) : 0;
	}

	List<ClientView> clients() {
		return clients(this.board.news());
	}

	private List<Rendered> exchanges(BoardNews news) {
		return news.exchanges().stream().map(this.renderer::render).toList();
	}

	private static List<ClientView> clients(BoardNews news) {
		return news.clients().stream().map(ClientView::of).toList();
	}

	/**
	 * The first event of each connection. {@code process} differs after a restart, and
	 * {@code missed} counts exchanges since the last visit that are no longer kept.
	 */
	record Snapshot(String process, boolean readOnly, long missed, List<Address> addresses, List<ServerCard> servers,
			List<Rendered> exchanges, List<ClientView> clients) {
	}

	record Address(String host, String network) {
	}

	/** A further event. {@code missed} counts exchanges that were skipped before. */
	record Change(List<ServerCard> servers, List<Rendered> exchanges, List<ClientView> clients, long missed) {
	}

}
