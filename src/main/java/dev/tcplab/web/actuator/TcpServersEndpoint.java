package dev.tcplab.web.actuator;

import java.util.List;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Shows and steers the servers at {@code /actuator/tcpservers}.
 */
@Component
@WebEndpoint(id = "tcpservers")
class TcpServersEndpoint {

	private final TcpServers servers;

	private final Steering steering;

	private final ServerRequest request;

	TcpServersEndpoint(TcpServers servers, Steering steering, ServerRequest request) {
		this.servers = servers;
		this.steering = steering;
		this.request = request;
	}

	/**
	 * Shows all servers.
	 * @return the servers in the order of their creation
	 */
	@ReadOperation
	ServersDescription servers() {
		return new ServersDescription(this.servers.all().stream().map(ServerDescription::of).toList());
	}

	/**
	 * Shows a server.
	 * @param name the server's name
	 * @return the server, or 404
	 */
	@ReadOperation
	WebEndpointResponse<?> server(@Selector String name) {
		return this.request.run(TcpServersEndpoint::description);
	}

	/**
	 * Starts or stops a server.
	 * @param name the server's name
	 * @param state {@code started} or {@code stopped}
	 * @return the server; 400 for another state, 404 for an unknown server, 409 if the
	 * server cannot start
	 */
	@WriteOperation
	WebEndpointResponse<?> steer(@Selector String name, @Nullable String state) {
		return this.request.run((server) -> {
			this.steering.steer(server, state);
			return description(server);
		});
	}

	/**
	 * Resets a server: its counts and clients are forgotten.
	 * @param name the server's name
	 * @return nothing; 404 for an unknown server, 503 if several replicas count together,
	 * and cannot now
	 */
	@DeleteOperation
	WebEndpointResponse<?> reset(@Selector String name) {
		return this.request.run((server) -> {
			this.steering.reset(server);
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
		});
	}

	private static WebEndpointResponse<?> description(TcpServer server) {
		return new WebEndpointResponse<>(ServerDescription.of(server));
	}

	/**
	 * All servers as the endpoint shows them.
	 *
	 * @param servers the servers in the order of their creation
	 */
	record ServersDescription(List<ServerDescription> servers) implements OperationResponseBody {
	}

}
