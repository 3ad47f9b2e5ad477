package dev.tcplab.actuate;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tcplab.server.ListenException;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Shows and steers the servers at {@code /actuator/tcpservers}.
 */
@Component
@WebEndpoint(id = "tcpservers")
class TcpServersEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(TcpServersEndpoint.class);

	private static final Map<String, Consumer<TcpServer>> STEPS = Map.of("started", TcpServer::start, "stopped",
			TcpServer::stop);

	private final TcpServers servers;

	TcpServersEndpoint(TcpServers servers) {
		this.servers = servers;
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
		return withServer((server) -> steer(server, state));
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
			return problem(HttpStatus.BAD_REQUEST, "Query parameters are not supported");
		}
		// Not the operation's argument, which a body can override.
		Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		String name = String.valueOf(path.get("name"));
		TcpServer server = this.servers.find(name);
		if (server == null) {
			String known = this.servers.all().stream().map(TcpServer::name).collect(Collectors.joining(", "));
			return problem(HttpStatus.NOT_FOUND, "Unknown server '%s'. Known servers: %s".formatted(name, known));
		}
		return operation.apply(server);
	}

	private static WebEndpointResponse<?> steer(TcpServer server, @Nullable String state) {
		Consumer<TcpServer> step = (state != null) ? STEPS.get(state) : null;
		if (step == null) {
			String given = (state != null) ? "Invalid state '%s'".formatted(StringUtils.truncate(state, 40))
					: "Missing state";
			return problem(HttpStatus.BAD_REQUEST, given + ". Send {\"state\":\"started\"} or {\"state\":\"stopped\"}");
		}
		try {
			step.accept(server);
			logger.info("{} was {} over HTTP", server.name(), state);
			return description(server);
		}
		catch (ListenException ex) {
			logger.warn("{} was not {} over HTTP: {}", server.name(), state, ex.getMessage());
			return problem(HttpStatus.CONFLICT, ex.getMessage() + ". " + ex.advice());
		}
	}

	private static WebEndpointResponse<?> description(TcpServer server) {
		return new WebEndpointResponse<>(ServerDescription.of(server));
	}

	private static WebEndpointResponse<?> problem(HttpStatus status, String detail) {
		return new WebEndpointResponse<>(ProblemDetail.forStatusAndDetail(status, detail), status.value(),
				MediaType.APPLICATION_PROBLEM_JSON);
	}

	/**
	 * All servers as the endpoint shows them.
	 *
	 * @param servers the servers in the order of their creation
	 */
	record ServersDescription(List<ServerDescription> servers) implements OperationResponseBody {
	}

}
