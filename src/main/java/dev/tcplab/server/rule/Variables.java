package dev.tcplab.server.rule;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.ClientConnection;
import dev.tcplab.support.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The variables of answers: facts about the client, its connection, and the server.
 */
public final class Variables {

	private final Map<String, Variable> variables = new TreeMap<>();

	/**
	 * Creates the variables of one server.
	 * @param server its name
	 */
	public Variables(String server) {
		this.variables.put("client.ip", (connection) -> PythonAddress.host(connection.client().address().getAddress()));
		this.variables.put("client.port", (connection) -> String.valueOf(connection.client().address().getPort()));
		this.variables.put("client.number", (connection) -> String.valueOf(connection.client().number()));
		this.variables.put("proxy.source", (connection) -> address(connection.proxySource()));
		this.variables.put("tls.version", (connection) -> Objects.toString(connection.tlsVersion(), ""));
		this.variables.put("tls.sni", (connection) -> Objects.toString(connection.tlsServerName(), ""));
		this.variables.put("server.name", (connection) -> server);
		this.variables.put("host.name", (connection) -> Host.NAME);
		this.variables.put("replica", (connection) -> Host.REPLICA);
	}

	private static String address(@Nullable InetSocketAddress address) {
		return (address != null) ? PythonAddress.hostAndPort(address) : "";
	}

	/**
	 * Returns a variable, or {@code null} if the name is plain text.
	 * @throws InvalidRuleException if the name looks like that of a variable
	 */
	@Nullable Variable find(String name) {
		Variable variable = this.variables.get(name);
		String group = name.replaceFirst("\\..*", ".");
		if (variable == null && this.variables.keySet().stream().anyMatch((known) -> known.startsWith(group))
				&& name.contains(".")) {
			throw new InvalidRuleException("unknown variable {%s}".formatted(name),
					Suggestion.didYouMean(name, this.variables.keySet().stream()) + "Variables: "
							+ String.join(", ", this.variables.keySet()));
		}
		return variable;
	}

	@FunctionalInterface
	interface Variable {

		String of(ClientConnection connection);

	}

	// Looked up when the first answer needs it.
	private static final class Host {

		static final String NAME = name();

		static final String REPLICA = NAME + "-" + ProcessHandle.current().pid();

		private static String name() {
			try {
				return InetAddress.getLocalHost().getHostName();
			}
			catch (UnknownHostException ex) {
				return "localhost";
			}
		}

	}

}
