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
 * A server as HTTP shows it. If several replicas count together, {@code local} counts
 * this process alone. While Redis is unavailable, {@code countsAsOf} is when the others
 * were last known. The clients are the latest 100.
 */
public record ServerReport(String name, ServerState state, @Nullable String reason, @Nullable ServerError error,
		String address, int port, List<String> addresses, @Nullable Instant startedAt, ServerCounts counts,
		@Nullable Instant countsAsOf, @Nullable ServerCounts local, @Nullable Integer limit, @Nullable Long remaining,
		@Nullable String faults, Map<String, Object> settings,
		List<ClientReport> clients) implements OperationResponseBody {

	/** Reports on a server. If replicas count together, this asks Redis. */
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
