package dev.tcplab.client;

import java.net.Socket;
import java.util.concurrent.Executor;

import org.springframework.integration.ip.tcp.connection.AbstractClientConnectionFactory;

/**
 * Makes a new connection for each talk with one server.
 */
final class TalkConnectionFactory extends AbstractClientConnectionFactory {

	private final ServerAddress server;

	private final ClientSettings settings;

	private final Executor executor;

	TalkConnectionFactory(ServerAddress server, ClientSettings settings, Executor executor) {
		super(server.host(), server.port());
		this.server = server;
		this.settings = settings;
		this.executor = executor;
		setSingleUse(true);
	}

	TalkConnection connect() {
		return buildNewConnection();
	}

	@Override
	protected TalkConnection buildNewConnection() {
		Socket socket = this.server.connect(this.settings.connectTimeout());
		Answer answer = new Answer(this.server, this.settings, socket);
		TalkConnection connection = new TalkConnection(socket, answer, this.executor, getApplicationEventPublisher(),
				String.valueOf(getComponentName()));
		initializeConnection(connection, socket);
		return connection;
	}

	@Override
	public void start() {
		setActive(true);
	}

}
