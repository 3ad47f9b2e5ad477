package dev.tcplab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tcplab.tls.Tls;
import dev.tcplab.wire.MessageCodec;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;

/**
 * Listens on a server's port: starts and stops, again and again, ends with the limit, and
 * lets exchanges under way finish.
 */
final class Listener extends AbstractServerConnectionFactory {

	private static final Duration LATE_CHECK_INTERVAL = Duration.ofMillis(100);

	private static final long CLOSING_TIME = TimeUnit.SECONDS.toNanos(1);

	private final String name;

	private final ServerSettings settings;

	private final ServerConsole console;

	private final ServerThreads threads;

	private final @Nullable Tls tls;

	private final Faults faults;

	private final Runnable whenFinished;

	private final MessageCodec codec;

	private final Attendance attendance;

	private final Places places;

	// Whoever starts or stops has it, also while clients finish.
	private final ReentrantLock steering = new ReentrantLock();

	private volatile @Nullable Acceptor acceptor;

	private volatile @Nullable Future<?> lateCheck;

	private volatile ServerState state = ServerState.STOPPED;

	private volatile @Nullable String failure;

	private volatile @Nullable Instant startedAt;

	private volatile long stopBy;

	Listener(String name, ServerSettings settings, Places places, @Nullable Tls tls, ServerConsole console,
			ServerThreads threads, Admission admission, Faults faults, ExchangeListener exchanges,
			Runnable whenFinished) {
		super(settings.port());
		this.name = name;
		this.settings = settings;
		this.console = console;
		this.threads = threads;
		this.tls = tls;
		this.faults = faults;
		this.whenFinished = whenFinished;
		this.codec = settings.codec().create((int) settings.messageSize().toBytes());
		this.attendance = new Attendance(name, admission, console, exchanges, this::complete);
		this.places = places;
		setSerializer(this.codec);
		setDeserializer(this.codec);
		setMapper(new RequestMapper());
		setTaskExecutor(threads.connections());
	}

	@Override
	public String getComponentType() {
		return "tcp-lab-server-connection-factory";
	}

	ServerState state() {
		return this.state;
	}

	boolean hasFinished() {
		return this.state == ServerState.FINISHED && !isActive() && !this.steering.isLocked();
	}

	@Nullable String failure() {
		return (this.state == ServerState.FAILED) ? this.failure : null;
	}

	@Nullable Instant startedAt() {
		return this.startedAt;
	}

	@Override
	public boolean isListening() {
		return this.state == ServerState.LISTENING;
	}

	@Override
	public int getPort() {
		Acceptor acceptor = this.acceptor;
		return (acceptor != null) ? acceptor.address().getPort() : super.getPort();
	}

	@Override
	public @Nullable SocketAddress getServerSocketAddress() {
		Acceptor acceptor = this.acceptor;
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
	 * allows no more. Clients of before get the stop timeout to finish.
	 * @return whether the limit allows any clients
	 * @throws CannotListenException if the port or the address cannot be had
	 */
	boolean tryStart() {
		return steer(() -> {
			if (isListening()) {
				return true;
			}
			if (this.attendance.isFull()) {
				return false;
			}
			stop();
			boolean allowed = this.attendance.start();
			if (allowed) {
				listen();
			}
			return allowed;
		});
	}

	private <T> T steer(Supplier<T> step) {
		this.steering.lock();
		try {
			return step.get();
		}
		finally {
			this.steering.unlock();
			// Nothing is finished while somebody may start it again.
			this.whenFinished.run();
		}
	}

	private void listen() {
		try {
			this.acceptor = new Acceptor(Acceptor.bind(this.name, this.settings), this.places, this::receive,
					this.faults);
			this.startedAt = Instant.now();
			this.state = ServerState.LISTENING;
			this.lateCheck = this.threads.repeat(this::closeLateConnections, LATE_CHECK_INTERVAL);
			this.console.configured(new InetSocketAddress(this.settings.address(), getPort()));
			super.start();
		}
		// Also an error, such as one for want of a thread: who does not listen must not
		// say so.
		catch (RuntimeException | Error ex) {
			fail(ex);
			throw ex;
		}
	}

	private void fail(Throwable cause) {
		this.attendance.stop();
		this.failure = cause.getMessage();
		this.state = ServerState.FAILED;
		setActive(false);
		Acceptor acceptor = this.acceptor;
		if (acceptor != null) {
			acceptor.close();
		}
	}

	/**
	 * Accepts clients until the port is closed.
	 */
	@Override
	public void run() {
		publishServerListeningEvent(getPort());
		this.acceptor.run();
	}

	private boolean receive(Socket socket) throws IOException {
		ServerConnection connection = null;
		boolean running = false;
		try {
			connection = new ServerConnection(socket, this.tls, this.settings, this.codec, this.attendance, this.faults,
					this::ended, getApplicationEventPublisher(), getComponentName());
			initializeConnection(connection, socket);
			addConnection(connection);
			if (this.settings.ignoreEmpty() || connection.admit()) {
				this.threads.connections().execute(connection);
				running = true;
			}
			return running;
		}
		finally {
			if (!running) {
				discard(socket, connection);
			}
		}
	}

	private void discard(Socket socket, @Nullable ServerConnection connection) throws IOException {
		try {
			if (connection != null) {
				connection.abandon();
				forget(connection);
			}
		}
		finally {
			socket.close();
		}
	}

	/**
	 * The last client that the limit allows has been admitted.
	 */
	private void complete() {
		this.state = ServerState.FINISHED;
		this.acceptor.close();
	}

	/**
	 * A connection has been closed: gives its place to the next client.
	 * @param connection the connection
	 */
	private void ended(ServerConnection connection) {
		forget(connection);
		this.places.giveBack();
	}

	private void forget(ServerConnection connection) {
		this.connections.remove(connection.getConnectionId());
		if (connection.isAdmitted() && this.attendance.leave()) {
			end();
		}
	}

	/**
	 * Stops listening, and lets exchanges under way go on.
	 * @return how many connections are still open
	 */
	@Override
	public int beforeShutdown() {
		this.lifecycleMonitor.lock();
		try {
			if (isActive() && !this.attendance.isStopping()) {
				this.stopBy = Deadline.plus(this.settings.stopTimeout(), Deadline.now());
				if (this.attendance.stop()) {
					this.state = ServerState.STOPPED;
				}
				this.acceptor.close();
				connections().forEach(ServerConnection::closeIfIdle);
			}
			return this.connections.size();
		}
		finally {
			this.lifecycleMonitor.unlock();
		}
	}

	/**
	 * Stops listening, waits for exchanges under way, and closes those that take longer
	 * than the stop timeout.
	 */
	@Override
	public void stop() {
		steer(() -> {
			if (isActive()) {
				beforeShutdown();
				this.places.awaitAllFree(this.stopBy - Deadline.now());
				end();
				this.places.awaitAllFree(CLOSING_TIME);
			}
			awaitFreePort();
			if (this.state == ServerState.FAILED) {
				this.state = ServerState.STOPPED;
			}
			return this.state;
		});
	}

	private void end() {
		this.lifecycleMonitor.lock();
		try {
			if (isActive()) {
				this.lateCheck.cancel(false);
				// Closes the connections that are still open.
				super.stop();
			}
		}
		finally {
			this.lifecycleMonitor.unlock();
		}
		this.whenFinished.run();
	}

	private void awaitFreePort() {
		Acceptor acceptor = this.acceptor;
		if (acceptor != null) {
			acceptor.awaitEnd(CLOSING_TIME);
		}
	}

	private void closeLateConnections() {
		long now = Deadline.now();
		connections().forEach((connection) -> connection.closeIfLate(now));
	}

	private Stream<ServerConnection> connections() {
		return this.connections.values().stream().map(ServerConnection.class::cast);
	}

}
