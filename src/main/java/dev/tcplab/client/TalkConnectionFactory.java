package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLSocket;

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
		Socket socket = secured(this.server.connect(this.settings.connectTimeout()));
		Answer answer = new Answer(this.server, this.settings, socket);
		TalkConnection connection = new TalkConnection(socket, answer, this.executor, getApplicationEventPublisher(),
				String.valueOf(getComponentName()));
		initializeConnection(connection, socket);
		return connection;
	}

	private Socket secured(Socket socket) {
		if (this.tls == null) {
			return socket;
		}
		try {
			socket.setSoTimeout((int) this.settings.connectTimeout().toMillis());
			SSLSocket secured = this.tls.connected(socket, this.server.host());
			secured.startHandshake();
			return secured;
		}
		catch (IOException ex) {
			ServerAddress.close(socket);
			throw new TalkException(TalkOutcome.HANDSHAKE,
					"%s does not agree on a secure connection: %s. Check that it speaks TLS, and whom the SSL bundle trusts."
						.formatted(this.server, ex.getMessage()),
					ex);
		}
	}

	@Override
	public void start() {
		setActive(true);
	}

}
