package dev.tcplab.web.classroom;

import java.util.Comparator;
import java.util.List;

import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.EnumName;
import dev.tcplab.web.actuator.Netcat;
import org.jspecify.annotations.Nullable;

/** How a viewer connects to a server. */
record ServerInfo(String name, ServerState state, @Nullable String reason, int port, String host, boolean tls,
		String codec, boolean keepOpen, String command) {

	static List<ServerInfo> all(TcpServers servers, String host) {
		return servers.all()
			.stream()
			.sorted(Comparator.comparingInt(TcpServer::port).thenComparing(TcpServer::name))
			.map((server) -> of(server, host))
			.toList();
	}

	private static ServerInfo of(TcpServer server, String host) {
		return new ServerInfo(server.name(), server.state(), server.failure(), server.port(),
				server.settings().host(host), server.settings().ssl().bundle() != null,
				EnumName.of(server.settings().codec()), server.settings().keepOpen(), Netcat.typing(server, host));
	}

}
