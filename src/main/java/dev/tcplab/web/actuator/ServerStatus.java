package dev.tcplab.web.actuator;

import dev.tcplab.server.ServerError;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link ServerReport} that this process knows without asking Redis.
 *
 * @param state the current state
 * @param reason why the server failed, if it did
 * @param port the port on which it listens
 * @param active clients that are connected to this process now
 * @param faults the faults that are on, if any
 * @param error the last error that cost a client its answer, if any
 */
public record ServerStatus(ServerState state, @Nullable String reason, int port, long active, @Nullable String faults,
		@Nullable ServerError error) {

	/**
	 * Returns the status of a server.
	 * @param server the server
	 * @return its status now
	 */
	public static ServerStatus of(TcpServer server) {
		return new ServerStatus(server.state(), server.failure(), server.port(), server.active(),
				server.faults().inForce(), server.lastError());
	}

}
