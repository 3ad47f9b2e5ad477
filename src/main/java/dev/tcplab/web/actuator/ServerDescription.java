package dev.tcplab.web.actuator;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.TcpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A server as the endpoint shows it.
 *
 * @param name the server's name
 * @param state what it does now
 * @param reason why it has failed, if it has
 * @param error the last error that cost a client its answer, if any
 * @param address the address on which it listens
 * @param port the port on which it listens
 * @param addresses the addresses at which clients reach it
 * @param startedAt when it last began to listen, if it ever has
 * @param counts what it has counted since its counts were forgotten
 * @param local what this process alone has counted, if several replicas count as one
 * @param limit after how many clients it finishes, if it does
 * @param remaining how many of them are still to come
 * @param faults what it does badly on purpose, if anything
 * @param settings all its settings, named as its properties are
 * @param clients its latest clients in the order of connecting, 100 at most
 */
record ServerDescription(String name, String state, @Nullable String reason, @Nullable ServerError error,
		String address, int port, List<String> addresses, @Nullable Instant startedAt, CountsDescription counts,
		@Nullable CountsDescription local, @Nullable Integer limit, @Nullable Long remaining, @Nullable String faults,
		Map<String, Object> settings, List<ClientDescription> clients) implements OperationResponseBody {

	static ServerDescription of(TcpServer server) {
		ServerSnapshot snapshot = server.snapshot();
		int limit = server.settings().limit();
		InetAddress address = server.settings().address();
		return new ServerDescription(server.name(), server.state().toString(), server.failure(), server.lastError(),
				PythonAddress.host(address), server.port(), addresses(address), server.startedAt(),
				CountsDescription.of(snapshot.counts()),
				(snapshot.local() != null) ? CountsDescription.of(snapshot.local()) : null, (limit > 0) ? limit : null,
				(limit > 0) ? limit - snapshot.counts().connections() : null, server.faults().inForce(),
				SettingsDescription.of(server.settings()),
				snapshot.clients().stream().map(ClientDescription::of).toList());
	}

	private static List<String> addresses(InetAddress address) {
		if (!address.isAnyLocalAddress()) {
			return List.of(PythonAddress.host(address));
		}
		return NetworkAddress.all()
			.stream()
			.filter((own) -> !own.address().isLinkLocalAddress())
			.map(NetworkAddress::host)
			.toList();
	}

}
