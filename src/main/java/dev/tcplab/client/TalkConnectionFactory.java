package dev.tcplab.client;

import java.util.concurrent.Executor;

import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.support.Deadlines;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractClientConnectionFactory;

final class TalkConnectionFactory extends AbstractClientConnectionFactory {

	private final ServerAddress server;

	private final ClientSettings settings;

	private final @Nullable Tls tls;

	private final Deadlines deadlines;

	private final Executor executor;

	TalkConnectionFactory(ServerAddress server, ClientSettings settings, @Nullable Tls tls, Deadlines deadlines,
			Executor executor) {
		super(server.host(), server.port());
		this.server = server;
		this.settings = settings;
		this.tls = tls;
		this.deadlines = deadlines;
		this.executor = executor;
		setSingleUse(true);
	}

	/** Connects without a Spring Integration connection around the socket. */
	TalkSocket connect() {
		return TalkSocket.connect(this.server, this.settings, this.tls, this.deadlines);
	}

	@Override
	protected TalkConnection buildNewConnection() {
		TalkSocket socket = connect();
		TalkConnection connection = new TalkConnection(socket, this.executor, getApplicationEventPublisher(),
				String.valueOf(getComponentName()));
		initializeConnection(connection, socket.socket());
		return connection;
	}

	@Override
	public void start() {
		setActive(true);
	}

}
