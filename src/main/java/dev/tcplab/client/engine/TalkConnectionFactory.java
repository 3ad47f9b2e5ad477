package dev.tcplab.client.engine;

import java.util.concurrent.Executor;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadlines;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractClientConnectionFactory;

final class TalkConnectionFactory extends AbstractClientConnectionFactory {

	private final ServerAddress server;

	private final ClientOptions options;

	private final @Nullable Tls tls;

	private final Deadlines deadlines;

	private final Executor executor;

	TalkConnectionFactory(ServerAddress server, ClientOptions options, @Nullable Tls tls, Deadlines deadlines,
			Executor executor) {
		super(server.host(), server.port());
		this.server = server;
		this.options = options;
		this.tls = tls;
		this.deadlines = deadlines;
		this.executor = executor;
		setSingleUse(true);
	}

	/** Connects without a Spring Integration connection around the socket. */
	TalkSocket connect() {
		return TalkSocket.connect(this.server, this.options, this.tls, this.deadlines);
	}

	@Override
	protected TalkConnection buildNewConnection() {
		TalkConnection connection = new TalkConnection(this::connect, this.executor, getApplicationEventPublisher(),
				String.valueOf(getComponentName()));
		connection.registerListener(getListener());
		return connection;
	}

	@Override
	public void start() {
		setActive(true);
	}

}
