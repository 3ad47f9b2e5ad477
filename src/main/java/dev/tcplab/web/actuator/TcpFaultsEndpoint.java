package dev.tcplab.web.actuator;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Shows and changes at {@code /actuator/tcpfaults} what the servers do badly on purpose.
 */
@Component
@WebEndpoint(id = "tcpfaults")
class TcpFaultsEndpoint {

	private final TcpServers servers;

	private final ServerRequest request;

	TcpFaultsEndpoint(TcpServers servers, ServerRequest request) {
		this.servers = servers;
		this.request = request;
	}

	/**
	 * Shows the faults of all servers.
	 * @return the settings in force, by the server's name
	 */
	@ReadOperation
	FaultsDescription faults() {
		Map<String, Map<String, Object>> all = new LinkedHashMap<>();
		this.servers.all().forEach((server) -> all.put(server.name(), SettingsDescription.of(server.faults())));
		return new FaultsDescription(all);
	}

	/**
	 * Shows the faults of a server.
	 * @param name the server's name
	 * @return the settings in force, as they can be sent back, or 404
	 */
	@ReadOperation
	WebEndpointResponse<?> faults(@Selector String name) {
		return this.request.run(TcpFaultsEndpoint::description);
	}

	/**
	 * Replaces the faults of a server, all at once.
	 * @param name the server's name
	 * @param body the settings by their names; those that are missing have their default
	 * @return the settings in force; 400 for an unknown name or a wrong value, 404 for an
	 * unknown server
	 */
	@WriteOperation
	WebEndpointResponse<?> replace(@Selector String name, Map<String, Object> body) {
		return this.request.run((server) -> {
			Map<String, Object> settings = new LinkedHashMap<>(body);
			settings.remove("name", server.name());
			server.control().setFaults(FaultRequest.read(settings));
			return description(server);
		});
	}

	/**
	 * Has a server answer as usual again.
	 * @param name the server's name
	 * @return nothing, or 404
	 */
	@DeleteOperation
	WebEndpointResponse<?> clear(@Selector String name) {
		return this.request.run((server) -> {
			server.control().setFaults(FaultSettings.NONE);
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
		});
	}

	private static WebEndpointResponse<?> description(TcpServer server) {
		return new WebEndpointResponse<>(OperationResponseBody.of(SettingsDescription.of(server.faults())));
	}

	/**
	 * The faults of all servers.
	 *
	 * @param servers the settings in force, by the server's name
	 */
	record FaultsDescription(Map<String, Map<String, Object>> servers) implements OperationResponseBody {
	}

}
