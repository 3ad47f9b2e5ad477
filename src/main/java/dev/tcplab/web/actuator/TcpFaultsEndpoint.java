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
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** Shows, sets, and clears the faults of the servers at {@code /actuator/tcpfaults}. */
@Component
@WebEndpoint(id = "tcpfaults")
class TcpFaultsEndpoint {

	private final TcpServers servers;

	private final ServerManagement management;

	TcpFaultsEndpoint(TcpServers servers, ServerManagement management) {
		this.servers = servers;
		this.management = management;
	}

	@ReadOperation
	Map<String, Object> faults() {
		Map<String, Object> all = new LinkedHashMap<>();
		this.servers.all().forEach((server) -> all.put(server.name(), SettingsJson.ofAll(server.faults())));
		return OperationResponseBody.of(Map.of("servers", all));
	}

	@ReadOperation
	Map<String, Object> faults(@Selector String name) {
		return OperationResponseBody.of(SettingsJson.ofAll(this.management.find(name).faults()));
	}

	/** Replaces all faults of a server. The response can be sent back. */
	@WriteOperation
	Map<String, Object> replace(@Selector String name, Map<String, Object> body) {
		TcpServer server = this.management.find(name);
		server.control().setFaults(FaultsJson.read(body));
		return faults(name);
	}

	@DeleteOperation
	void clear(@Selector String name) {
		this.management.find(name).control().setFaults(FaultSettings.NONE);
	}

}
