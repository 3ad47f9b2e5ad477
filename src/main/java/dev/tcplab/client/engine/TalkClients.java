package dev.tcplab.client.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.TalkListener;
import dev.tcplab.client.TcpClients;
import dev.tcplab.client.TcpConnection;
import dev.tcplab.protocol.tls.ClientTlsSettings;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadlines;
import dev.tcplab.support.Listeners;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.integration.ip.tcp.outbound.TcpOutboundGateway;

/** Makes the clients, which share threads, deadlines, and listeners. */
public final class TalkClients implements TcpClients, DisposableBean {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private static final Duration CHECK_INTERVAL = Duration.ofMillis(10);

	private final ClientOptions options;

	private final ObjectProvider<SslBundles> bundles;

	private final Executor executor;

	private final Listeners<TalkListener> listeners;

	private final ApplicationContext context;

	private final Deadlines deadlines = new Deadlines("tcp-client-deadlines", CHECK_INTERVAL);

	private final Map<String, Tls> tls = new ConcurrentHashMap<>();

	TalkClients(ClientOptions options, ObjectProvider<SslBundles> bundles, Executor executor,
			Listeners<TalkListener> listeners, ApplicationContext context) {
		this.options = options;
		this.bundles = bundles;
		this.executor = executor;
		this.listeners = listeners;
		this.context = context;
		// Reports an invalid bundle now rather than with the first client.
		tls(options.bundle());
	}

	@Override
	public TalkClient to(String host, int port) {
		return to(host, port, UnaryOperator.identity());
	}

	@Override
	public TalkClient to(String host, int port, UnaryOperator<ClientOptions> options) {
		ServerAddress server = new ServerAddress(host, port);
		ClientOptions own = options.apply(this.options);
		TalkConnectionFactory connections = new TalkConnectionFactory(server, own, tls(own.bundle()), this.deadlines,
				this.executor);
		connections.setBeanFactory(this.context);
		connections.setApplicationEventPublisher(this.context);
		connections.afterPropertiesSet();
		return new TalkClient(server, own.codec(), connections, gateway(connections, own), this.listeners);
	}

	@Override
	public TcpConnection open(String host, int port, UnaryOperator<ClientOptions> options) {
		return to(host, port, options).open(Duration.ZERO);
	}

	private @Nullable Tls tls(@Nullable String bundle) {
		return (bundle != null)
				? this.tls.computeIfAbsent(bundle, (name) -> Tls.of(this.bundles, new ClientTlsSettings(name))) : null;
	}

	private TcpOutboundGateway gateway(TalkConnectionFactory connections, ClientOptions options) {
		TcpOutboundGateway gateway = new TcpOutboundGateway();
		gateway.setConnectionFactory(connections);
		// The connection watches the time, and reports what is missing.
		gateway.setRemoteTimeout(options.replyTimeout().plus(options.idleTimeout()).plus(MARGIN).toMillis());
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
