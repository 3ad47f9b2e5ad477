package dev.tcplab.web.actuator;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.tcplab.server.LedgerAwayException;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerControl;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/** Manages the servers for HTTP requests, and answers problems with a status. */
@Component
public class ServerManagement {

	private static final Logger logger = LoggerFactory.getLogger(ServerManagement.class);

	private static final Map<String, Consumer<ServerControl>> STEPS = Map.of("started", ServerControl::start, "stopped",
			ServerControl::stop);

	private final TcpServers servers;

	ServerManagement(TcpServers servers) {
		this.servers = servers;
	}

	/** Answers 404 for an unknown server. */
	public TcpServer find(@Nullable String name) {
		TcpServer server = (name != null) ? this.servers.find(name) : null;
		if (server == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Unknown server '%s'. Known servers: %s"
				.formatted(name, this.servers.all().stream().map(TcpServer::name).collect(Collectors.joining(", "))));
		}
		return server;
	}

	/**
	 * Sets the state {@code started} or {@code stopped}. Answers 400 for another state,
	 * 404 for an unknown server, and 409 if the server cannot start.
	 */
	public void manage(String name, @Nullable String state) {
		TcpServer server = find(name);
		Consumer<ServerControl> step = (state != null) ? STEPS.get(state) : null;
		if (step == null) {
			String given = (state != null) ? "Invalid state '%s'".formatted(StringUtils.truncate(state, 40))
					: "Missing state";
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					given + ". Send {\"state\":\"started\"} or {\"state\":\"stopped\"}");
		}
		try {
			step.accept(server.control());
			logger.info("{} was {} over HTTP", name, state);
		}
		catch (ListenException ex) {
			logger.warn("{} was not {} over HTTP: {}", name, state, ex.getMessage());
			throw new ResponseStatusException(HttpStatus.CONFLICT, ex.getMessage() + ". " + ex.advice(), ex);
		}
	}

	/**
	 * Returns false while a replica has not received the reset yet. Answers 404 for an
	 * unknown server, and 503 if replicas that count together cannot reset now.
	 */
	public boolean reset(String name) {
		TcpServer server = find(name);
		try {
			boolean received = server.control().reset();
			if (!received) {
				logger.info("The reset of {} is under way: a replica has not received it yet", server.name());
			}
			return received;
		}
		catch (LedgerAwayException ex) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage() + ". " + ex.advice(), ex);
		}
	}

}
