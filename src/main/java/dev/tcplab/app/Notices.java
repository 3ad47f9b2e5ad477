package dev.tcplab.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.web.actuator.Netcat;
import dev.tcplab.web.actuator.NetworkAddress;
import dev.tcplab.web.board.BoardSettings;
import dev.tcplab.web.classroom.ClassSettings;
import dev.tcplab.web.http.HttpDefaults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

final class Notices implements ApplicationListener<ApplicationReadyEvent>, ServerEventListener {

	private static final Logger logger = LoggerFactory.getLogger(Notices.class);

	private final TcpServers servers;

	private final BoardSettings board;

	private final ClassSettings classroom;

	private final ConfigurableEnvironment environment;

	Notices(TcpServers servers, BoardSettings board, ClassSettings classroom, ConfigurableEnvironment environment) {
		this.servers = servers;
		this.board = board;
		this.classroom = classroom;
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		// A server that waits for Redis may have no port yet.
		List<TcpServer> all = this.servers.all()
			.stream()
			.filter((server) -> server.port() != 0 && server.state() != ServerState.FINISHED)
			.sorted(Comparator.comparing(TcpServer::port))
			.toList();
		all.forEach((server) -> logger.info("Connect to {}{} with: {}", server.name(),
				(server.state() != ServerState.FAILED) ? "" : " (once it listens)", Netcat.hello(server, "127.0.0.1")));
		if (!this.servers.all().isEmpty() && all.isEmpty()) {
			return;
		}
		String http = address("local.server.port");
		String actuator = address("local.management.port");
		String moved = HttpDefaults.hasMoved(this.environment) ? "Port " + HttpDefaults.PORT + " is taken. " : "";
		if (http != null && this.board.enabled()) {
			logger.info("{}Open http://{}/ to watch", moved, http);
		}
		if (actuator != null && !(actuator.equals(http) && this.board.enabled())) {
			logger.info("{}The actuator is at http://{}/actuator", moved, actuator);
		}
		if (http != null && this.classroom.enabled()) {
			logger.info("Page for students: {}", pageForStudents());
		}
		if (all.stream().anyMatch((server) -> server.settings().address().isAnyLocalAddress())) {
			logger.info("From other machines, replace 127.0.0.1 with: {}", networkAddresses());
		}
	}

	private @Nullable String address(String portProperty) {
		Integer port = this.environment.getProperty(portProperty, Integer.class);
		InetAddress address = address();
		return (port != null) ? PythonAddress.hostAndPort(
				new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port))
				: null;
	}

	private String pageForStudents() {
		int port = this.environment.getRequiredProperty("local.server.port", Integer.class);
		InetAddress address = address();
		String pages = (address.isAnyLocalAddress()
				? NetworkAddress.forOtherMachines().stream().map(NetworkAddress::address) : Stream.of(address))
			.map((host) -> "http://%s/class".formatted(PythonAddress.hostAndPort(new InetSocketAddress(host, port))))
			.collect(Collectors.joining(" or "));
		return pages.isEmpty() ? "none; connect this machine to the network of the students" : pages;
	}

	private InetAddress address() {
		return this.environment.getProperty("server.address", InetAddress.class, InetAddress.getLoopbackAddress());
	}

	private static String networkAddresses() {
		List<NetworkAddress> addresses = NetworkAddress.forOtherMachines();
		return addresses.isEmpty() ? "none; this machine is not in a network"
				: addresses.stream()
					.map((address) -> "%s (%s)".formatted(address.host(), address.network()))
					.collect(Collectors.joining(", "));
	}

	@Override
	public Set<Class<? extends ServerEvent>> kinds() {
		return Set.of(ServerEvent.StateChanged.class);
	}

	@Override
	public int mostBytes() {
		return 0;
	}

	/** Reports a server that finished before others. The last one ends the process. */
	@Override
	public void onEvent(ServerEvent event) {
		if (((ServerEvent.StateChanged) event).to() == ServerState.FINISHED
				&& this.servers.all().stream().anyMatch((server) -> server.state() != ServerState.FINISHED)) {
			String http = address("local.server.port");
			logger.info("{} has served all its clients and finished. To use it again, {}", event.server(),
					(http != null && this.board.enabled()) ? "reset and start it at http://" + http + "/"
							: "restart TCP Lab");
		}
	}

}
