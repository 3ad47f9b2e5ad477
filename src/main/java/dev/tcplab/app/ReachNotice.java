package dev.tcplab.app;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.web.actuator.Netcat;
import dev.tcplab.web.actuator.NetworkAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says where clients reach the servers.
 */
final class ReachNotice implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger(ReachNotice.class);

	private final TcpServers servers;

	ReachNotice(TcpServers servers) {
		this.servers = servers;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		// One that waits for Redis may have no port yet.
		List<TcpServer> all = this.servers.all()
			.stream()
			.filter((server) -> server.port() != 0)
			.sorted(Comparator.comparing(TcpServer::port))
			.toList();
		all.forEach((server) -> logger.info("{} is reached{} with: {}", server.name(),
				(server.state() != ServerState.FAILED) ? "" : ", once it listens,", Netcat.hello(server, "127.0.0.1")));
		if (all.stream().anyMatch((server) -> server.settings().address().isAnyLocalAddress())) {
			logger.info("From other machines, instead of 127.0.0.1: {}", networkAddresses());
		}
	}

	private static String networkAddresses() {
		List<NetworkAddress> addresses = NetworkAddress.all().stream().filter((address) -> !address.isLocal()).toList();
		return addresses.isEmpty() ? "none, this machine is in no network"
				: addresses.stream()
					.map((address) -> "%s (%s)".formatted(address.host(), address.network()))
					.collect(Collectors.joining(", "));
	}

}
