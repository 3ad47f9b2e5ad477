package dev.tcplab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.tcplab.wire.MessageCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;

/**
 * Listens on a server's port: binds it before it says so, accepts until the limit, goes
 * on after any fault, and lets exchanges under way finish when it stops.
 */
final class Listener extends AbstractServerConnectionFactory {

	private static final Logger logger = LoggerFactory.getLogger(Listener.class);

	private static final Duration LATE_CHECK_INTERVAL = Duration.ofMillis(100);

	private static final long CLOSING_TIME = TimeUnit.SECONDS.toNanos(1);

	private static final long PAUSE_AFTER_FAULT = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long FAULT_LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final String name;

	private final ServerSettings settings;

	private final ServerConsole console;

	private final ServerThreads threads;

	private final Runnable whenFinished;

	private final MessageCodec codec;

	private final Attendance attendance;

	private final Semaphore places;

	private volatile @Nullable ServerSocket serverSocket;

	private volatile @Nullable Future<?> lateCheck;

	private volatile ServerState state = ServerState.STOPPED;

	private volatile long stopBy;

	private long faultLoggedAt = Deadline.now() - FAULT_LOG_INTERVAL;

	Listener(String name, ServerSettings settings, ServerConsole console, ServerThreads threads,
			ExchangeListener exchanges, Runnable whenFinished) {
		super(settings.port());
		this.name = name;
		this.settings = settings;
		this.console = console;
		this.threads = threads;
		this.whenFinished = whenFinished;
		this.codec = settings.codec().create((int) settings.messageSize().toBytes());
		this.attendance = new Attendance(name, settings.limit(), console, exchanges, this::closeServerSocket);
		this.places = new Semaphore(settings.maxClients());
		setSerializer(this.codec);
		setDeserializer(this.codec);
		setTaskExecutor(threads.connections());
	}

	@Override
	public String getComponentType() {
		return "tcp-lab-server-connection-factory";
	}

	String name() {
		return this.name;
	}

	ServerState state() {
		return this.state;
	}

	@Override
	public int getPort() {
		ServerSocket socket = this.serverSocket;
		return (socket != null) ? socket.getLocalPort() : super.getPort();
	}

	@Override
	public @Nullable SocketAddress getServerSocketAddress() {
		ServerSocket socket = this.serverSocket;
		return (socket != null) ? socket.getLocalSocketAddress() : null;
	}

	/**
	 * Binds the port and starts to accept clients.
	 * @throws PortException if the port or the address cannot be had
	 */
	@Override
	public void start() {
		this.lifecycleMonitor.lock();
		try {
			if (!isActive()) {
				this.serverSocket = bind();
				this.attendance.resume();
				this.state = ServerState.LISTENING;
				this.lateCheck = this.threads.repeat(this::closeLateConnections, LATE_CHECK_INTERVAL);
				this.console.configured(new InetSocketAddress(this.settings.address(), getPort()));
				super.start();
			}
		}
		finally {
			this.lifecycleMonitor.unlock();
		}
	}

	// The socket is closed by whoever stops listening.
	@SuppressWarnings("resource")
	private ServerSocket bind() {
		InetSocketAddress address = new InetSocketAddress(this.settings.address(), this.settings.port());
		try {
			ServerSocket socket = new ServerSocket();
			try {
				socket.bind(address, this.settings.backlog());
				return socket;
			}
			catch (IOException ex) {
				socket.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw PortException.refused(this.name, address.getAddress(), this.settings.port(), ex);
		}
	}

	/**
	 * Accepts clients until the socket is closed.
	 */
	@Override
	public void run() {
		ServerSocket socket = this.serverSocket;
		setListening(true);
		publishServerListeningEvent(getPort());
		while (!socket.isClosed()) {
			this.places.acquireUninterruptibly();
			if (!attendNext(socket)) {
				this.places.release();
			}
		}
		setListening(false);
	}

	private boolean attendNext(ServerSocket serverSocket) {
		try {
			return attend(serverSocket.accept());
		}
		// Whatever it is, even an error: the server must not silently die of it.
		catch (Throwable fault) {
			if (!serverSocket.isClosed()) {
				logFault(fault);
				LockSupport.parkNanos(PAUSE_AFTER_FAULT);
			}
			return false;
		}
	}

	private boolean attend(Socket socket) throws IOException {
		ServerConnection connection = null;
		boolean running = false;
		try {
			connection = new ServerConnection(socket, this.settings, this.codec, this.attendance, this::ended,
					getApplicationEventPublisher(), getComponentName());
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

	private void logFault(Throwable fault) {
		long now = Deadline.now();
		if (now - this.faultLoggedAt >= FAULT_LOG_INTERVAL) {
			this.faultLoggedAt = now;
			logger.warn("{} cannot attend a client and goes on: {}", this.name, fault.getMessage());
		}
	}

	/**
	 * A connection has been closed: gives its place to the next client.
	 * @param connection the connection
	 */
	void ended(ServerConnection connection) {
		forget(connection);
		this.places.release();
	}

	private void forget(ServerConnection connection) {
		this.connections.remove(connection.getConnectionId());
		if (connection.isAdmitted() && this.attendance.leave() && isActive()) {
			end(ServerState.FINISHED);
			this.whenFinished.run();
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
				this.attendance.stop();
				this.stopBy = Deadline.plus(this.settings.stopTimeout(), Deadline.now());
				closeServerSocket();
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
		if (isActive()) {
			beforeShutdown();
			awaitEmpty(this.stopBy - Deadline.now());
		}
		if (isActive()) {
			end(ServerState.STOPPED);
			awaitEmpty(CLOSING_TIME);
		}
	}

	private void end(ServerState end) {
		this.state = end;
		Future<?> check = this.lateCheck;
		if (check != null) {
			check.cancel(false);
		}
		// Closes the connections that are still open.
		super.stop();
	}

	private void awaitEmpty(long nanos) {
		int all = this.settings.maxClients();
		try {
			if (this.places.tryAcquire(all, nanos, TimeUnit.NANOSECONDS)) {
				this.places.release(all);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void closeServerSocket() {
		ServerSocket socket = this.serverSocket;
		try {
			if (socket != null) {
				socket.close();
			}
		}
		catch (IOException ex) {
			logger.warn("{} cannot stop listening: {}", this.name, ex.getMessage());
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
