package dev.tcplab.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import dev.tcplab.concurrent.Deadline;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.ledger.ClientLedger;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.integration.ip.tcp.connection.TcpConnectionInterceptorFactoryChain;

/**
 * Listens on a server's port: starts and stops, again and again, runs the connections,
 * and lets exchanges under way finish.
 */
final class Listener extends AbstractServerConnectionFactory {

	private static final long CLOSING_TIME = TimeUnit.SECONDS.toNanos(1);

	private static final long TURN = TimeUnit.MILLISECONDS.toNanos(100);

	private final String server;

	private final ConnectionContext context;

	private final ServerLifecycle lifecycle;

	private final ClientLedger ledger;

	private final ServerTranscript transcript;

	private final ConnectionLimit limit;

	private final Executor executor;

	// Held by a start or a stop, also while clients finish.
	private final ReentrantLock steering = new ReentrantLock();

	Listener(String server, ConnectionContext context, ClientLedger ledger, ServerTranscript transcript,
			ConnectionLimit limit, Executor executor) {
		super(context.settings().port());
		this.server = server;
		this.context = context;
		this.lifecycle = context.lifecycle();
		this.ledger = ledger;
		this.transcript = transcript;
		this.limit = limit;
		this.executor = executor;
		setBeanName(server + "Listener");
		setSerializer(context.codec());
		setDeserializer(context.codec());
		setMapper(new RequestMapper());
		setTaskExecutor(executor);
	}

	/**
	 * Refuses interceptors, which would be ignored: connections read and write by
	 * themselves.
	 */
	@Override
	public void setInterceptorFactoryChain(TcpConnectionInterceptorFactoryChain chain) {
		throw new UnsupportedOperationException(
				"Connections of %s take no interceptors. Add a step to its integration flow, or a ServerEventListener"
					.formatted(this.server));
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

	/**
	 * Starts as {@link #tryStart()} does.
	 */
	@Override
	public void start() {
		tryStart();
	}

	/**
	 * Binds the port and starts to accept clients, unless it listens already or the limit
	 * allows no more. Clients from before get the stop timeout to finish.
	 * @return whether the limit allows any clients
	 * @throws dev.tcplab.server.ListenException if the port or the address cannot be had,
	 * or the application is shutting down
	 */
	boolean tryStart() {
		this.steering.lock();
		try {
			if (isListening()) {
				return true;
			}
			if (failsForAbsence()) {
				return true;
			}
			if (isFull()) {
				return false;
			}
			stop();
			// The last client may have been admitted meanwhile.
			boolean allowed = !isFull();
			if (allowed) {
				listen();
				failsForAbsence();
			}
			return allowed;
		}
		finally {
			this.steering.unlock();
		}
	}

	private boolean failsForAbsence() {
		String absence = this.ledger.absence();
		// It listens once the ledger is back.
		return absence != null && this.lifecycle.fail(absence);
	}

	/**
	 * Starts as {@link #tryStart()} does if the server has failed, not if it was stopped
	 * meanwhile. Where the limit allows no more clients by now, it has finished.
	 * @return whether it listens anew
	 */
	boolean tryAgain() {
		this.steering.lock();
		try {
			if (this.lifecycle.state() != ServerState.FAILED) {
				return false;
			}
			if (!tryStart()) {
				this.lifecycle.finish();
			}
			return isListening();
		}
		finally {
			this.steering.unlock();
		}
	}

	private boolean isFull() {
		int limit = this.context.settings().limit();
		return limit > 0 && this.ledger.snapshot().counts().connections() >= limit;
	}

	private void listen() {
		try {
			// Any free port is looked for only once: clients know the one that was found.
			Acceptor acceptor = new Acceptor(Acceptor.bind(this.server, this.context.settings(), getPort()), this.limit,
					this::receive, this.context.errors());
			if (this.lifecycle.listen(acceptor)) {
				this.transcript.listening(new InetSocketAddress(this.context.settings().address(), getPort()));
				super.start();
				return;
			}
		}
		// Also an error, such as one for lack of a thread: a server that does not listen
		// must not say so.
		catch (RuntimeException | Error ex) {
			this.lifecycle.fail(ex.getMessage());
			setActive(false);
			throw ex;
		}
		throw ListenFailures.ending(this.server);
	}

	/**
	 * Accepts clients until the port is closed.
	 */
	@Override
	public void run() {
		Acceptor acceptor = this.lifecycle.acceptor();
		publishServerListeningEvent(getPort());
		acceptor.run();
	}

	private boolean receive(Socket socket) throws IOException {
		ServerConnection connection = new ServerConnection(socket, this.context, getApplicationEventPublisher(),
				getComponentName());
		boolean running = false;
		try {
			initializeConnection(connection, socket);
			addConnection(connection);
			if (!isListening()) {
				// The look for those who only wait may have come too early for it.
				connection.closeIfIdle();
			}
			if (connection.admitsLater()) {
				connection.admit((admitted) -> runLater(connection, admitted));
				running = true;
			}
			else if (connection.admitAtOnce()) {
				this.executor.execute(() -> run(connection));
				running = true;
			}
			return running;
		}
		finally {
			if (!running) {
				dismiss(connection);
			}
		}
	}

	private void runLater(ServerConnection connection, boolean admitted) {
		boolean running = false;
		try {
			if (admitted) {
				this.executor.execute(() -> run(connection));
				running = true;
			}
		}
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
		}
		finally {
			if (!running) {
				dismiss(connection);
				this.limit.giveBack();
			}
		}
	}

	private void dismiss(ServerConnection connection) {
		connection.abandon();
		forget(connection);
	}

	private void run(ServerConnection connection) {
		try {
			connection.run();
		}
		finally {
			try {
				forget(connection);
			}
			finally {
				this.limit.giveBack();
			}
		}
	}

	private void forget(ServerConnection connection) {
		this.connections.remove(connection.getConnectionId());
		if (connection.isAdmitted()) {
			this.context.tracker().left(connection.admission());
			// Before the place is given back, so that nobody can have started it again.
			if (this.lifecycle.state() == ServerState.FINISHED && this.ledger.local().counts().active() == 0) {
				// They can never be served.
				deadlines().forEach(Deadline::closeSocket);
			}
		}
	}

	/**
	 * Stops listening for good, and lets exchanges under way go on.
	 * @return how many connections are still open
	 */
	int prepareToEnd() {
		this.lifecycle.end(this.context.settings().stopTimeout());
		return beforeShutdown();
	}

	/**
	 * Stops listening, and lets exchanges under way go on.
	 * @return how many connections are still open
	 */
	@Override
	public int beforeShutdown() {
		this.lifecycle.stop(this.context.settings().stopTimeout());
		open().forEach(ServerConnection::closeIfIdle);
		return this.connections.size();
	}

	/**
	 * Stops listening, waits for exchanges under way, and closes those that take longer
	 * than the stop timeout.
	 */
	@Override
	public void stop() {
		this.steering.lock();
		try {
			beforeShutdown();
			if (isActive()) {
				this.limit.awaitAllFree(this.lifecycle.nanosToFinish());
				// Closes the connections that are still open.
				super.stop();
				this.limit.awaitAllFree(CLOSING_TIME);
			}
		}
		catch (InterruptedException ex) {
			super.stop();
			Thread.currentThread().interrupt();
		}
		finally {
			this.steering.unlock();
		}
	}

	/**
	 * Returns the deadlines of the connections that are open whenever they are iterated.
	 * @return the deadlines
	 */
	Iterable<Deadline> deadlines() {
		return () -> open().map(ServerConnection::deadline).iterator();
	}

	private Stream<ServerConnection> open() {
		return this.connections.values().stream().map(ServerConnection.class::cast);
	}

	/**
	 * Whether there is nothing left to do.
	 * @return whether the server has finished by its limit, nobody is connected, and
	 * nobody may be about to start it again
	 */
	boolean hasFinished() {
		return this.lifecycle.state() == ServerState.FINISHED && this.limit.isAllFree() && this.ledger.isSettled()
				&& !this.steering.isLocked();
	}

	/**
	 * Waits until there is nothing left to do, or the application is shutting down.
	 */
	void awaitFinished() throws InterruptedException {
		while (!hasFinished() && !this.lifecycle.hasEnded()) {
			this.lifecycle.awaitFinished();
			// In short turns: it may be started again, and take places.
			this.limit.awaitAllFree(TURN);
			if (!this.ledger.isSettled()) {
				LockSupport.parkNanos(TURN);
			}
			this.steering.lockInterruptibly();
			this.steering.unlock();
		}
	}

}
