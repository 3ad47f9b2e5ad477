package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.Reply;
import dev.tcplab.server.Responder;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.engine.ClientCapacity.Places;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.integration.ip.IpHeaders;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;

/**
 * Spring Integration's connection factory of one server: accepts clients, asks for their
 * admission, and runs their connections.
 */
final class Listener extends AbstractServerConnectionFactory implements DisposableBean {

	private static final long PAUSE_AFTER_ERROR = TimeUnit.MILLISECONDS.toNanos(100);

	private final String server;

	private final ConnectionContext context;

	private final ServerLifecycle lifecycle;

	private final ServerTranscript transcript;

	private final Places places;

	private final Executor executor;

	private final ServerController control;

	// The connections that are open at the time of the iteration.
	private final Iterable<Deadline> deadlines = () -> open().map((connection) -> connection.client().deadline())
		.iterator();

	private volatile boolean destroyed;

	Listener(String server, ConnectionContext context, ClientLedger ledger, ServerTranscript transcript, Places places,
			Executor executor) {
		super(context.settings().port());
		this.server = server;
		this.context = context;
		this.lifecycle = context.lifecycle();
		this.transcript = transcript;
		this.places = places;
		this.executor = executor;
		this.control = new ServerController(server, this, context, ledger, places, transcript);
		setBeanName("tcpLabListener." + server);
		setSerializer(context.codec());
		setDeserializer(context.codec());
		setMapper(new RequestMapper());
		setTaskExecutor(executor);
	}

	/**
	 * Answers clients without a gateway, and so without a Spring application.
	 */
	void answerBy(Responder responder) {
		setApplicationEventPublisher((event) -> {
		});
		registerListener((message) -> {
			MessageHeaders headers = message.getHeaders();
			Reply reply = responder.reply((byte[]) message.getPayload(),
					(ClientConnection) headers.get(TcpServer.CONNECTION));
			this.connections.get(headers.get(IpHeaders.CONNECTION_ID)).send(new GenericMessage<>(reply));
		});
	}

	@Override
	public boolean isListening() {
		return this.lifecycle.isListening();
	}

	@Override
	public int getPort() {
		Acceptor acceptor = this.lifecycle.acceptor();
		return (acceptor != null) ? acceptor.address().getPort() : super.getPort();
	}

	@Override
	public @Nullable SocketAddress getServerSocketAddress() {
		Acceptor acceptor = this.lifecycle.acceptor();
		return (acceptor != null) ? acceptor.address() : null;
	}

	@Override
	public void start() {
		this.control.listen();
	}

	void listen() {
		try {
			// If the port is 0, a restart keeps the first one, because clients know it.
			ServerSettings settings = this.context.settings();
			ServerSocket port = (this.lifecycle.acceptor() == null) ? Acceptor.bind(this.server, settings, getPort())
					: Acceptor.bindAgain(this.server, settings, getPort());
			Acceptor acceptor = new Acceptor(port, this.places, this::receive, this.context.errors());
			if (this.lifecycle.listen(acceptor)) {
				this.transcript.listening(new InetSocketAddress(this.context.settings().address(), getPort()));
				if (getBeanFactory() != null) {
					// Not on the thread that accepts: an error would end it.
					publishServerListeningEvent(getPort());
				}
				// Unlike super.start(), it does not log, and it accepts again
				// even if there are connections.
				setActive(true);
				this.executor.execute(this);
				return;
			}
		}
		// Also an error: a server that does not listen must not claim that it does.
		catch (RuntimeException | Error ex) {
			this.lifecycle.fail(ex.getMessage());
			setActive(false);
			throw ex;
		}
		throw ListenFailures.ending(this.server);
	}

	@Override
	public void run() {
		this.lifecycle.acceptor().run();
	}

	private void receive(Socket socket) throws IOException {
		ServerConnection connection;
		try {
			connection = new ServerConnection(socket, this.context, getApplicationEventPublisher(), getComponentName());
			initializeConnection(connection, socket);
		}
		catch (IOException | RuntimeException | Error ex) {
			socket.close();
			this.places.giveBack();
			throw ex;
		}
		addConnection(connection);
		if (this.context.admitsOnAccept()) {
			admit(connection);
		}
		else {
			execute(connection);
		}
	}

	private void admit(ServerConnection connection) {
		try {
			this.context.tracker()
				.admit(connection.client().remoteAddress(), connection.client())
				.whenComplete((admission, failure) -> dispatch(connection, admission, failure));
		}
		// Thrown before the ledger was asked: the place must become free again.
		catch (RuntimeException | Error ex) {
			dispatch(connection, null, ex);
		}
	}

	private void dispatch(ServerConnection connection, @Nullable Admission admission, @Nullable Throwable failure) {
		if (failure != null) {
			this.context.errors().add(failure);
		}
		if (admission != null) {
			connection.admitted(admission);
			execute(connection);
		}
		else {
			connection.close();
			forget(connection);
		}
	}

	private void execute(ServerConnection connection) {
		try {
			this.executor.execute(() -> run(connection));
		}
		// For example, there are no more threads: that affects only this client.
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
			connection.abandon();
			forget(connection);
			LockSupport.parkNanos(PAUSE_AFTER_ERROR);
		}
	}

	private void run(ServerConnection connection) {
		try {
			connection.run();
		}
		finally {
			forget(connection);
		}
	}

	private void forget(ServerConnection connection) {
		try {
			this.connections.remove(connection.getConnectionId());
			// Checked before the place is free, because a start waits for all places.
			if (this.lifecycle.state() == ServerState.FINISHED && this.context.tracker().active() == 0) {
				// The limit is reached, so connections that are not admitted yet never
				// will be.
				deadlines().forEach(Deadline::closeSocket);
			}
		}
		finally {
			this.places.giveBack();
			this.control.completeIfFinished();
		}
	}

	ServerController control() {
		return this.control;
	}

	@Override
	public void stop() {
		this.control.stop();
	}

	void closeAll() {
		setActive(false);
		open().forEach(ServerConnection::close);
	}

	int closeIdle() {
		open().forEach((connection) -> connection.client().closeIfIdle());
		return this.connections.size();
	}

	Iterable<Deadline> deadlines() {
		return this.deadlines;
	}

	@Override
	public void destroy() {
		this.destroyed = true;
	}

	boolean isDestroyed() {
		return this.destroyed;
	}

	private Stream<ServerConnection> open() {
		return this.connections.values().stream().map(ServerConnection.class::cast);
	}

}
