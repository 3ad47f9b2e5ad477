package dev.tcplab.client;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.console.Transcript;
import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.integration.ip.tcp.outbound.TcpOutboundGateway;

/**
 * Makes clients for any server. They are not beans and need not be closed: an unused one
 * holds neither threads nor connections.
 */
public final class TcpClients {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final ClientSettings settings;

	private final @Nullable Tls tls;

	private final Transcript transcript;

	private final Executor executor;

	private final TalkListener listener;

	private final ApplicationContext context;

	TcpClients(ClientSettings settings, @Nullable Tls tls, Transcript transcript, Executor executor,
			TalkListener listener, ApplicationContext context) {
		this.settings = settings;
		this.tls = tls;
		this.transcript = transcript;
		this.executor = executor;
		this.listener = listener;
		this.context = context;
	}

	/**
	 * Makes a client, with the timeouts and the SSL bundle of {@code tcp-lab.client.*}.
	 * @param host host name or IP address of the server; it is looked up at each talk
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	public TcpClient to(String host, int port) {
		ServerAddress server = new ServerAddress(host, port);
		TalkConnectionFactory connections = connections(server);
		return new TcpClient(server, connections, gateway(connections), this.transcript, this.listener);
	}

	/**
	 * Makes a client without a gateway, with the same timeouts and SSL bundle.
	 * @param host host name or IP address of the server
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	public DirectClient direct(String host, int port) {
		return new DirectClient(this.settings, new ServerAddress(host, port), this.tls);
	}

	private TalkConnectionFactory connections(ServerAddress server) {
		TalkConnectionFactory connections = new TalkConnectionFactory(server, this.settings, this.tls, this.executor);
		connections.setBeanFactory(this.context);
		connections.setApplicationEventPublisher(this.context);
		connections.afterPropertiesSet();
		return connections;
	}

	private TcpOutboundGateway gateway(TalkConnectionFactory connections) {
		TcpOutboundGateway gateway = new TcpOutboundGateway();
		gateway.setConnectionFactory(connections);
		// Whoever reads the answer keeps to the time, and says what was missing.
		gateway
			.setRemoteTimeout(this.settings.replyTimeout().plus(this.settings.idleTimeout()).plus(MARGIN).toMillis());
		gateway.setSecondChanceDelay(0);
		gateway.setBeanFactory(this.context);
		gateway.afterPropertiesSet();
		gateway.start();
		return gateway;
	}

}
