package dev.tcplab.web.board;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.monitor.ServerStatus;
import dev.tcplab.web.actuator.NetworkAddress;
import dev.tcplab.web.board.BoardEntry.Rendered;
import dev.tcplab.web.board.StudentTable.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

final class BoardView implements Feed<BoardPicture> {

	static final int MOST_VIEWERS = 20;

	private static final int PICTURES_PER_REPORT = 5;

	private static final List<Integer> NOTHING = Collections.nCopies(Rate.SECONDS, 0);

	private final TcpServers servers;

	private final Board board;

	private final BoardAccess access;

	private final ExchangeEvents events;

	private final @Nullable StudentTable students;

	private List<ServerStatus> statuses = List.of();

	private int pictures;

	BoardView(TcpServers servers, Board board, BoardAccess access, ExchangeEvents events,
			@Nullable StudentTable students) {
		this.servers = servers;
		this.board = board;
		this.access = access;
		this.events = events;
		this.students = students;
	}

	/**
	 * Reports can ask Redis, so they are renewed only if something happens in this
	 * process, and every few pictures.
	 */
	@Override
	public BoardPicture picture(@Nullable BoardPicture before) {
		BoardNews news = this.board.news();
		List<ServerStatus> statuses = this.servers.all().stream().map(ServerStatus::of).toList();
		List<Row> students = (this.students != null) ? this.students.rows() : null;
		boolean quiet = before != null && news.version() == before.news().version() && statuses.equals(this.statuses)
				&& students == before.students();
		this.statuses = statuses;
		this.pictures++;
		if (quiet && this.pictures % PICTURES_PER_REPORT != 0) {
			return before;
		}
		List<ServerCard> servers = servers();
		return (quiet && servers.equals(before.servers())) ? before : new BoardPicture(news, servers, students);
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

	@Override
	public Set<DataWithMediaType> snapshot(BoardPicture now, String lastEventId) {
		BoardNews news = now.news();
		List<Address> addresses = NetworkAddress.forOtherMachines()
			.stream()
			.map((address) -> new Address(address.host(), address.network()))
			.toList();
		Snapshot snapshot = new Snapshot(this.events.process(), !this.access.servers(),
				this.events.missed(news, lastEventId), addresses, now.servers(), this.events.exchanges(news),
				clients(news), now.students());
		return this.events.event("snapshot", news, snapshot);
	}

	@Override
	public Set<DataWithMediaType> change(BoardPicture before, BoardPicture now) {
		BoardNews news = this.events.since(before.news(), now.news());
		Change change = new Change(
				now.servers().stream().filter((server) -> !before.servers().contains(server)).toList(),
				this.events.exchanges(news), clients(news), news.missedSince(before.news().lastId()),
				(now.students() != before.students()) ? now.students() : null);
		return this.events.event("change", news, change);
	}

	List<ClientView> clients() {
		return clients(this.board.news());
	}

	private static List<ClientView> clients(BoardNews news) {
		return news.clients().stream().map(ClientView::of).toList();
	}

	/**
	 * The first event of each connection. {@code process} differs after a restart, and
	 * {@code missed} counts exchanges since the last visit that are no longer kept.
	 */
	record Snapshot(String process, boolean readOnly, long missed, List<Address> addresses, List<ServerCard> servers,
			List<Rendered> exchanges, List<ClientView> clients,
			@JsonProperty("class") @JsonInclude(Include.NON_NULL) @Nullable List<Row> students) {
	}

	record Address(String host, String network) {
	}

	/** A further event. {@code missed} counts exchanges that were skipped before. */
	record Change(List<ServerCard> servers, List<Rendered> exchanges, List<ClientView> clients, long missed,
			@JsonProperty("class") @JsonInclude(Include.NON_NULL) @Nullable List<Row> students) {
	}

}
