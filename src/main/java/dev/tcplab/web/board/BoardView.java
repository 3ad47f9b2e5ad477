package dev.tcplab.web.board;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.web.actuator.NetworkAddress;
import dev.tcplab.web.board.Board.News;

/**
 * The board in the form in which the page gets it.
 */
final class BoardView {

	private static final List<Integer> NOTHING = Collections.nCopies(Rate.SECONDS, 0);

	/**
	 * The most exchanges of one change: more than anybody can read.
	 */
	private static final int MOST_AT_ONCE = 100;

	private final String process = "%d-%d".formatted(ProcessHandle.current().pid(), System.currentTimeMillis());

	private final TcpServers servers;

	private final Board board;

	private final BoardSettings settings;

	private final boolean readOnly;

	BoardView(TcpServers servers, Board board, BoardSettings settings, boolean readOnly) {
		this.servers = servers;
		this.board = board;
		this.settings = settings;
		this.readOnly = readOnly;
	}

	/**
	 * Returns everything.
	 * @param seen the last exchange when the viewer left, in this process; negative if it
	 * comes for the first time
	 * @return the snapshot
	 */
	Snapshot snapshot(long seen) {
		List<Address> addresses = NetworkAddress.all()
			.stream()
			.filter((address) -> !address.isLocal())
			.map((address) -> new Address(address.host(), address.network()))
			.toList();
		String host = addresses.isEmpty() ? "127.0.0.1" : addresses.get(0).host();
		News news = this.board.since(0, this.settings.exchanges());
		long missed = (seen >= 0) ? Math.max(0, news.missedSince(0) - seen) : 0;
		return new Snapshot(this.process, this.readOnly, missed, addresses,
				new Keeps(this.settings.exchanges(), (int) this.settings.messageBytes().toBytes()), servers(host),
				exchanges(news), clients(news), host, news.lastId());
	}

	/**
	 * Returns what has changed.
	 * @param seen the last exchange that the viewer has seen
	 * @param before the servers as it has seen them
	 * @param host the address of this machine in its network
	 * @return the change
	 */
	Change change(long seen, List<ServerView> before, String host) {
		News news = this.board.since(seen, MOST_AT_ONCE);
		List<ServerView> servers = servers(host);
		return new Change(servers.stream().filter((server) -> !before.contains(server)).toList(), exchanges(news),
				clients(news), news.missedSince(seen), servers, news.lastId());
	}

	List<ClientView> clients() {
		return clients(this.board.since(0, 0));
	}

	List<ExchangeView> exchanges() {
		return exchanges(this.board.since(0, this.settings.exchanges()));
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	String process() {
		return this.process;
	}

	private List<ServerView> servers(String host) {
		Map<String, List<Integer>> rates = this.board.rates(Instant.now().getEpochSecond());
		return this.servers.all()
			.stream()
			.map((server) -> ServerView.of(server, rates.getOrDefault(server.name(), NOTHING), host))
			.toList();
	}

	private List<ExchangeView> exchanges(News news) {
		return news.exchanges().stream().map(this::exchange).toList();
	}

	private ExchangeView exchange(BoardEntry entry) {
		TcpServer server = this.servers.find(entry.event().server());
		return ExchangeView.of(entry, server.settings());
	}

	private static List<ClientView> clients(News news) {
		return news.clients().stream().map(ClientView::of).toList();
	}

	/**
	 * The first event of each connection.
	 *
	 * @param process differs after a restart
	 * @param readOnly whether the servers can only be seen
	 * @param missed exchanges that are not kept any more, of those since the last visit
	 * @param addresses the addresses of this machine in its networks
	 * @param keeps how much is kept
	 * @param servers the servers
	 * @param exchanges the exchanges, the oldest first
	 * @param clients the clients by address
	 * @param host the first of the addresses
	 * @param lastId the last exchange of all
	 */
	record Snapshot(String process, boolean readOnly, long missed, List<Address> addresses, Keeps keeps,
			List<ServerView> servers, List<ExchangeView> exchanges, List<ClientView> clients, @JsonIgnore String host,
			@JsonIgnore long lastId) {
	}

	/**
	 * One address of this machine.
	 *
	 * @param host the address
	 * @param network the name of the network interface
	 */
	record Address(String host, String network) {
	}

	/**
	 * How much is kept.
	 *
	 * @param exchanges how many exchanges
	 * @param messageBytes how many bytes of each direction
	 */
	record Keeps(int exchanges, int messageBytes) {
	}

	/**
	 * A further event.
	 *
	 * @param servers the servers that have changed
	 * @param exchanges the new exchanges, the oldest first
	 * @param clients the clients that have changed
	 * @param missed how many exchanges were skipped before these
	 * @param all all servers as they are now
	 * @param lastId the last exchange of all
	 */
	record Change(List<ServerView> servers, List<ExchangeView> exchanges, List<ClientView> clients, long missed,
			@JsonIgnore List<ServerView> all, @JsonIgnore long lastId) {

		@JsonIgnore
		boolean isNone() {
			return this.servers.isEmpty() && this.exchanges.isEmpty() && this.missed == 0;
		}

	}

}
