package dev.tcplab.web.actuator;

import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.TcpServer;

public final class Netcat {

	private Netcat() {
	}

	/** Returns a command such as {@code nc 127.0.0.1 8080}. */
	public static String typing(TcpServer server, String own) {
		String header = header(server.settings().proxyProtocol());
		return (header.isEmpty() ? "" : "(printf '%s'; cat) | ".formatted(header)) + connecting(server, own);
	}

	/** Returns a command such as {@code printf Hello | nc 127.0.0.1 8080}. */
	public static String hello(TcpServer server, String own) {
		String header = header(server.settings().proxyProtocol());
		String message = header.isEmpty() ? "Hello" : "'%sHello'".formatted(header);
		return "printf %s | %s".formatted(message, connecting(server, own));
	}

	private static String connecting(TcpServer server, String own) {
		ServerSettings settings = server.settings();
		return "%s %s %d".formatted((settings.ssl().bundle() != null) ? "ncat --ssl" : "nc", settings.host(own),
				server.port());
	}

	/** Returns a header that does not change the client's address. */
	private static String header(ProxyProtocol protocol) {
		return switch (protocol) {
			case NONE -> "";
			case V1, ANY -> "PROXY UNKNOWN\\r\\n";
			case V2 -> "\\r\\n\\r\\n\\0\\r\\nQUIT\\n \\0\\0\\0";
		};
	}

}
