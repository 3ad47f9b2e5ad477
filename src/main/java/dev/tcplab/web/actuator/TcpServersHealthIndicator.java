package dev.tcplab.web.actuator;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The health of the servers, as the worst of them has it. It asks the listeners rather
 * than connect to them, for that would be a client.
 */
@Component
class TcpServersHealthIndicator implements HealthIndicator {

	private static final List<ServerState> WORST_FIRST = List.of(ServerState.FAILED, ServerState.STOPPED,
			ServerState.LISTENING, ServerState.FINISHED);

	private static final Map<ServerState, Status> STATUSES = Map.of(ServerState.FAILED, Status.DOWN,
			ServerState.STOPPED, new Status("STOPPED"), ServerState.LISTENING, Status.UP, ServerState.FINISHED,
			new Status("FINISHED"));

	private final TcpServers servers;

	TcpServersHealthIndicator(TcpServers servers) {
		this.servers = servers;
	}

	@Override
	public Health health() {
		Map<String, ServerHealth> healths = new LinkedHashMap<>();
		this.servers.all().forEach((server) -> healths.put(server.name(), ServerHealth.of(server)));
		Status status = healths.values()
			.stream()
			.map(ServerHealth::state)
			.min(Comparator.comparing(WORST_FIRST::indexOf))
			.map(STATUSES::get)
			.orElse(Status.UNKNOWN);
		return Health.status(status).withDetails(healths).build();
	}

	/**
	 * The health of one server.
	 *
	 * @param state what it does
	 * @param reason why it has failed, if it has
	 * @param port the port on which it listens
	 * @param active clients that are connected now
	 * @param error the last error that cost a client its answer, if any
	 */
	record ServerHealth(ServerState state, @Nullable String reason, int port, long active,
			@Nullable ServerError error) {

		static ServerHealth of(TcpServer server) {
			return new ServerHealth(server.state(), server.failure(), server.port(), server.active(),
					server.lastError());
		}

	}

}
