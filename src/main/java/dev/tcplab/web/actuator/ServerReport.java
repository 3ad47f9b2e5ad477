package dev.tcplab.web.actuator;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A server as HTTP shows it.
 *
 * @param name the server's name
 * @param state the current state
 * @param reason why it failed, if it did
 * @param error the last error that cost a client its answer, if any
 * @param address the address on which it listens
 * @param port the port on which it listens
 * @param addresses the addresses at which clients reach it
 * @param startedAt when it last began to listen, if it ever did
 * @param counts the counts since the last reset
 * @param countsAsOf when the counts of the other replicas were last known, while Redis is
 * away
 * @param local the counts of this process alone, if several replicas count together
 * @param limit the number of clients after which it finishes, if any
 * @param remaining how many of them are still to come
 * @param faults the faults that are on, if any
 * @param settings all its settings, named like its properties
 * @param clients its latest clients in the order of connection, 100 at most
 */
public record ServerReport(String name, ServerState state, @Nullable String reason, @Nullable ServerError error,
		String address, int port, List<String> addresses, @Nullable Instant startedAt, ServerCounts counts,
		@Nullable Instant countsAsOf, @Nullable ServerCounts local, @Nullable Integer limit, @Nullable Long remaining,
		@Nullable String faults, Map<String, Object> settings,
		List<ClientReport> clients) implements OperationResponseBody {

	/**
	 * Reports on a server. If replicas count together, this asks Redis.
	 * @param server the server
	 * @param own the addresses of this machine
	 * @return the report
	 */
	public static ServerReport of(TcpServer server, List<NetworkAddress> own) {
		ServerSnapshot snapshot = server.snapshot();
		int limit = server.settings().limit();
		InetAddress address = server.settings().address();
		return new ServerReport(server.name(), server.state(), server.failure(), server.lastError(),
				PythonAddress.host(address), server.port(), addresses(address, own), server.startedAt(),
				snapshot.counts(), snapshot.countsAsOf(), snapshot.local(), (limit > 0) ? limit : null,
				(limit > 0) ? limit - snapshot.counts().connections() : null, server.faults().inForce(),
				SettingsJson.of(server.settings()), snapshot.clients().stream().map(ClientReport::of).toList());
	}

	private static List<String> addresses(InetAddress address, List<NetworkAddress> own) {
		if (!address.isAnyLocalAddress()) {
			return List.of(PythonAddress.host(address));
		}
		return own.stream()
			.filter((candidate) -> !candidate.address().isLinkLocalAddress())
			.map(NetworkAddress::host)
			.toList();
	}

}
