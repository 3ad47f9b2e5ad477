package dev.tcplab.web.board;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tcplab.server.TcpServer;
import dev.tcplab.support.EnumName;
import dev.tcplab.web.actuator.ClientReport;
import dev.tcplab.web.actuator.FaultsJson;
import dev.tcplab.web.actuator.Netcat;
import dev.tcplab.web.actuator.NetworkAddress;
import dev.tcplab.web.actuator.ServerReport;

/** A server as the page shows it, with the latest 20 clients that wait for an answer. */
record ServerCard(@JsonUnwrapped @JsonIgnoreProperties( {
		"addresses", "clients", "error", "faults", "local", "settings" }) ServerReport report, String host, boolean tls,
		String codec, boolean keepOpen, String command, List<Integer> rate, List<ClientReport> active,
		Map<String, String> faults, boolean faultsReadOnly){

	private static final int MOST_ACTIVE = 20;

	static ServerCard of(TcpServer server, List<NetworkAddress> own, List<Integer> rate, boolean faultsReadOnly) {
		ServerReport report = ServerReport.of(server, own);
		String host = own.stream()
			.filter((address) -> !address.isLocal())
			.map(NetworkAddress::host)
			.findFirst()
			.orElse("127.0.0.1");
		List<ClientReport> active = report.clients().stream().filter((client) -> client.outcome() == null).toList();
		return new ServerCard(report, server.settings().host(host), server.settings().ssl().bundle() != null,
				EnumName.of(server.settings().codec()), server.settings().keepOpen(), Netcat.typing(server, host), rate,
				active.subList(Math.max(0, active.size() - MOST_ACTIVE), active.size()),
				FaultsJson.inForce(server.faults()), faultsReadOnly);
	}

}
