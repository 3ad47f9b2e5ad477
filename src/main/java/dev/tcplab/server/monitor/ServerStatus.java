package dev.tcplab.server.monitor;

import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import org.jspecify.annotations.Nullable;

/** The part of a server's report that this process knows without asking Redis. */
public record ServerStatus(ServerState state, @Nullable String reason, int port, long active, @Nullable String faults,
		@Nullable ServerError error) {

	public static ServerStatus of(TcpServer server) {
		return new ServerStatus(server.state(), server.failure(), server.port(), server.active(),
				server.faults().inForce(), server.lastError());
	}

}
