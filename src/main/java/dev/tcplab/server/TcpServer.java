package dev.tcplab.server;

import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.ip.dsl.TcpInboundGatewaySpec;

/**
 * One of the servers of this process, as others see it.
 */
public final class TcpServer {

	private final Listener listener;

	private final ServerSettings settings;

	TcpServer(Listener listener, ServerSettings settings) {
		this.listener = listener;
		this.settings = settings;
	}

	/**
	 * Returns the server's name.
	 * @return the name, which is also that of its profile
	 */
	public String name() {
		return this.listener.name();
	}

	/**
	 * Returns what the server does now.
	 * @return the state
	 */
	public ServerState state() {
		return this.listener.state();
	}

	/**
	 * Returns the port on which the server listens.
	 * @return the port; while the server is not started yet, as configured
	 */
	public int port() {
		return this.listener.getPort();
	}

	/**
	 * Returns the settings in force.
	 * @return the settings
	 */
	public ServerSettings settings() {
		return this.settings;
	}

	/**
	 * Begins the integration flow that makes the server's answers.
	 * @return an inbound gateway, whose messages are the clients' as {@code byte[]} and
	 * whose replies are {@code byte[]} too
	 */
	TcpInboundGatewaySpec gateway() {
		return Tcp.inboundGateway(new ListenerSpec(this.listener));
	}

	/**
	 * Stops listening, while exchanges under way go on.
	 * @return how many clients are still connected
	 */
	int prepareToStop() {
		return this.listener.beforeShutdown();
	}

}
