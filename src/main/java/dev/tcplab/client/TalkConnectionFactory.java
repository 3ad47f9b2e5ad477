package dev.tcplab.client;

import java.net.Socket;
import java.util.concurrent.Executor;

import org.springframework.integration.ip.tcp.connection.AbstractClientConnectionFactory;

/**
 * Makes a new connection for each talk with one server.
 */
final class TalkConnectionFactory extends AbstractClientConnectionFactory {

	private final Dialler dialler;

	private final ClientSettings settings;

	private final Executor executor;

	TalkConnectionFactory(Dialler dialler, ClientSettings settings, Executor executor) {
		super(dialler.server().host(), dialler.server().port());
		this.dialler = dialler;
		this.settings = settings;
		this.executor = executor;
		setSingleUse(true);
	}

	TalkConnection connect() {
		return buildNewConnection();
	}

	@Override
	protected TalkConnection buildNewConnection() {
		Socket socket = this.dialler.connect();
		Answer answer = new Answer(this.dialler.server(), this.settings, socket);
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
