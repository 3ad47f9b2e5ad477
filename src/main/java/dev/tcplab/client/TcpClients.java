package dev.tcplab.client;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tcplab.console.Transcript;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadlines;
import dev.tcplab.support.Listeners;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.integration.ip.tcp.outbound.TcpOutboundGateway;

/**
 * Makes clients for any server. They are not beans and need not be closed: an unused one
 * holds neither threads nor connections.
 */
public final class TcpClients implements DisposableBean {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private static final Duration CHECK_INTERVAL = Duration.ofMillis(10);

	private final ClientSettings settings;

	private final @Nullable Tls tls;

	private final Transcript transcript;

	private final Executor executor;

	private final Listeners<TalkListener> listeners;

	private final ApplicationContext context;

	private final Deadlines deadlines = new Deadlines("tcp-client-deadlines", CHECK_INTERVAL);

	TcpClients(ClientSettings settings, @Nullable Tls tls, Transcript transcript, Executor executor,
			Listeners<TalkListener> listeners, ApplicationContext context) {
		this.settings = settings;
		this.tls = tls;
		this.transcript = transcript;
		this.executor = executor;
		this.listeners = listeners;
		this.context = context;
	}

	/**
	 * Makes a client, with the timeouts and the SSL bundle of {@code tcp-lab.client.*}.
	 * @param host host name or IP address of the server; it is looked up at each talk
	 * @param port port of the server, 1 to 65535
	 * @return the client
	 */
	public TcpClient to(String host, int port) {
		return client(host, port, this.settings, this.tls);
	}

	/**
	 * Makes a client, with the same timeouts and SSL bundle, for a server with TLS or the
	 * PROXY protocol.
	 * @param host host name or IP address of the server
	 * @param port port of the server, 1 to 65535
	 * @param tls whether it speaks TLS
	 * @param header the header of the PROXY protocol that it expects
	 * @return the client
	 */
	public TcpClient to(String host, int port, boolean tls, ProxyProtocol header) {
		return client(host, port, this.settings.with(header), tls ? this.tls : null);
	}

	private TcpClient client(String host, int port, ClientSettings settings, @Nullable Tls tls) {
		ServerAddress server = new ServerAddress(host, port);
		TalkConnectionFactory connections = new TalkConnectionFactory(server, settings, tls, this.deadlines,
				this.executor);
		connections.setBeanFactory(this.context);
		connections.setApplicationEventPublisher(this.context);
		connections.afterPropertiesSet();
		return new TcpClient(server, connections, gateway(connections), this.transcript, this.listeners);
	}

	private TcpOutboundGateway gateway(TalkConnectionFactory connections) {
		TcpOutboundGateway gateway = new TcpOutboundGateway();
		gateway.setConnectionFactory(connections);
		// The reader of the answer watches the time, and reports what is missing.
		gateway
			.setRemoteTimeout(this.settings.replyTimeout().plus(this.settings.idleTimeout()).plus(MARGIN).toMillis());
		gateway.setSecondChanceDelay(0);
		gateway.setBeanFactory(this.context);
		gateway.afterPropertiesSet();
		gateway.start();
		return gateway;
	}

	@Override
	public void destroy() {
		this.deadlines.close();
	}

}
