package dev.tcplab.client;

import java.util.concurrent.Executor;

import dev.tcplab.tls.Tls;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractClientConnectionFactory;

/**
 * Makes a new connection for each talk with one server.
 */
final class TalkConnectionFactory extends AbstractClientConnectionFactory {

	private final ServerAddress server;

	private final ClientSettings settings;

	private final @Nullable Tls tls;

	private final Executor executor;

	TalkConnectionFactory(ServerAddress server, ClientSettings settings, @Nullable Tls tls, Executor executor) {
		super(server.host(), server.port());
		this.server = server;
		this.settings = settings;
		this.tls = tls;
		this.executor = executor;
		setSingleUse(true);
	}

	TalkConnection connect() {
		return buildNewConnection();
	}

	@Override
	protected TalkConnection buildNewConnection() {
		TalkSocket socket = TalkSocket.connect(this.server, this.settings.connectTimeout(), this.tls);
		TalkConnection connection = new TalkConnection(socket, this.server, this.settings, this.executor,
				getApplicationEventPublisher(), String.valueOf(getComponentName()));
		initializeConnection(connection, socket.socket());
		return connection;
	}

	@Override
	public void start() {
		setActive(true);
	}

}
