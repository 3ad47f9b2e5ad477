package dev.tcplab.server.monitor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** The health of the worst server. It does not connect, which would count as a client. */
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
		Map<String, ServerStatus> healths = new LinkedHashMap<>();
		this.servers.all().forEach((server) -> healths.put(server.name(), ServerStatus.of(server)));
		Status status = healths.values()
			.stream()
			.map(ServerStatus::state)
			.min(Comparator.comparing(WORST_FIRST::indexOf))
			.map(STATUSES::get)
			.orElse(Status.UNKNOWN);
		return Health.status(status).withDetails(healths).build();
	}

}
