package dev.tcplab.web.actuator;

import java.util.List;

import dev.tcplab.server.TcpServers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows and manages the servers at {@code /actuator/tcpservers}. */
@Component
@WebEndpoint(id = "tcpservers")
class TcpServersEndpoint {

	private static final int UNDER_WAY = HttpStatus.ACCEPTED.value();

	private final TcpServers servers;

	private final ServerManagement management;

	TcpServersEndpoint(TcpServers servers, ServerManagement management) {
		this.servers = servers;
		this.management = management;
	}

	@ReadOperation
	ServerReports servers() {
		List<NetworkAddress> own = NetworkAddress.all();
		return new ServerReports(this.servers.all().stream().map((server) -> ServerReport.of(server, own)).toList());
	}

	@ReadOperation
	ServerReport server(@Selector String name) {
		return ServerReport.of(this.management.find(name), NetworkAddress.all());
	}

	@WriteOperation
	ServerReport manage(@Selector String name, @Nullable String state) {
		this.management.manage(name, state);
		return server(name);
	}

	@DeleteOperation
	WebEndpointResponse<Void> reset(@Selector String name) {
		boolean received = this.management.reset(name);
		return new WebEndpointResponse<>(received ? WebEndpointResponse.STATUS_NO_CONTENT : UNDER_WAY);
	}

	record ServerReports(List<ServerReport> servers) implements OperationResponseBody {
	}

}
