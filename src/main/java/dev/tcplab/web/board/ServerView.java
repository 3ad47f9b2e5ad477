package dev.tcplab.web.board;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ClientRecord;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.TcpServer;
import dev.tcplab.web.actuator.Netcat;
import org.jspecify.annotations.Nullable;

/**
 * A server as the page shows it.
 *
 * @param name the server's name
 * @param state what it does now
 * @param reason why it has failed, if it has
 * @param host the address at which others reach it
 * @param port the port on which it listens
 * @param tls whether its connections are secured
 * @param command what reaches it
 * @param codec what ends a message
 * @param connected how many clients are connected now
 * @param connections how many clients it has admitted
 * @param exchanges how many exchanges have ended
 * @param limit after how many clients it finishes, if it does
 * @param remaining how many of them are still to come
 * @param rate exchanges in each second of the last minute, the oldest first
 * @param active who is connected and has not been answered, the latest 20
 * @param faults which faults are on, if any
 */
record ServerView(String name, String state, @Nullable String reason, String host, int port, boolean tls,
		String command, String codec, long connected, long connections, long exchanges, @Nullable Integer limit,
		@Nullable Long remaining, List<Integer> rate, List<ActiveClient> active, @Nullable String faults) {

	private static final int MOST_ACTIVE = 20;

	/**
	 * Shows a server.
	 * @param server the server
	 * @param rate exchanges in each second of the last minute
	 * @param host the address of this machine in its network
	 * @return the view
	 */
	static ServerView of(TcpServer server, List<Integer> rate, String host) {
		ServerSnapshot snapshot = server.snapshot();
		ServerSettings settings = server.settings();
		String reached = settings.host(host);
		boolean tls = settings.ssl().bundle() != null;
		int limit = settings.limit();
		long connections = snapshot.counts().connections();
		return new ServerView(server.name(), server.state().toString(), server.failure(), reached, server.port(), tls,
				Netcat.typing(server, host), settings.codec().name().toLowerCase(Locale.ROOT),
				snapshot.counts().active(), connections,
				snapshot.counts().exchanges().values().stream().mapToLong(Long::longValue).sum(),
				(limit > 0) ? limit : null, (limit > 0) ? limit - connections : null, rate, active(snapshot.clients()),
				server.faults().inForce());
	}

	private static List<ActiveClient> active(List<ClientRecord> clients) {
		List<ActiveClient> active = clients.stream()
			.filter((client) -> client.outcome() == null)
			.map(ActiveClient::of)
			.toList();
		return active.subList(Math.max(0, active.size() - MOST_ACTIVE), active.size());
	}

	/**
	 * A client that is connected and has not been answered.
	 *
	 * @param client its address and port
	 * @param number its place in the order of connecting
	 * @param since when it connected
	 */
	record ActiveClient(String client, long number, Instant since) {

		static ActiveClient of(ClientRecord record) {
			return new ActiveClient(PythonAddress.hostAndPort(record.client().address()), record.client().number(),
					record.client().connectedAt());
		}

	}

}
