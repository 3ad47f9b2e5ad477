package dev.tcplab.actuate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Shows and steers the servers at {@code /actuator/tcpservers}.
 */
@Component
@WebEndpoint(id = "tcpservers")
class TcpServersEndpoint {

	private final TcpServers servers;

	private final Steering steering;

	TcpServersEndpoint(TcpServers servers, Steering steering) {
		this.servers = servers;
		this.steering = steering;
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
		return withServer(TcpServersEndpoint::description);
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
		return withServer((server) -> {
			this.steering.steer(server, state);
			return description(server);
		});
	}

	/**
	 * Resets a server: its counts and clients are forgotten.
	 * @param name the server's name
	 * @return nothing, or 404
	 */
	@DeleteOperation
	WebEndpointResponse<?> reset(@Selector String name) {
		return withServer((server) -> {
			server.reset();
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
		});
	}

	private WebEndpointResponse<?> withServer(Function<TcpServer, WebEndpointResponse<?>> operation) {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		if (request.getQueryString() != null) {
			return problem(
					ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Query parameters are not supported"));
		}
		// Not the operation's argument, which a body can override.
		Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		try {
			return operation.apply(this.steering.find(String.valueOf(path.get("name"))));
		}
		// Here, because a port of its own has no advice.
		catch (ResponseStatusException ex) {
			return problem(ex.getBody());
		}
	}

	private static WebEndpointResponse<?> description(TcpServer server) {
		return new WebEndpointResponse<>(ServerDescription.of(server));
	}

	private static WebEndpointResponse<?> problem(ProblemDetail detail) {
		return new WebEndpointResponse<>(detail, detail.getStatus(), MediaType.APPLICATION_PROBLEM_JSON);
	}

	/**
	 * All servers as the endpoint shows them.
	 *
	 * @param servers the servers in the order of their creation
	 */
	record ServersDescription(List<ServerDescription> servers) implements OperationResponseBody {
	}

}
