package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.engine.ClientCapacity.Places;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients on a bound port until it is closed, even if an error occurs with one of
 * them.
 */
final class Acceptor implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Acceptor.class);

	private static final long PAUSE_AFTER_ERROR = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long TIME_TO_BIND_AGAIN = TimeUnit.SECONDS.toNanos(1);

	private static final long TIME_TO_CLOSE = TimeUnit.SECONDS.toNanos(1);

	private static final long PAUSE_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);

	// The kernel's queue counts as empty after the acceptor has waited this long.
	private static final long EMPTY_QUEUE = TimeUnit.MILLISECONDS.toNanos(50);

	private static final long PAUSE_BETWEEN_BINDS = TimeUnit.MILLISECONDS.toNanos(20);

	private final ServerSocket socket;

	private final Places places;

	private final Handler handler;

	private final ServerErrors errors;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile boolean accepting;

	private volatile long acceptingSince;

	private volatile boolean draining;

	Acceptor(ServerSocket socket, Places places, Handler handler, ServerErrors errors) {
		this.socket = socket;
		this.places = places;
		this.handler = handler;
		this.errors = errors;
	}

	static ServerSocket bind(String server, ServerSettings settings, int port) {
		try {
			ServerSocketChannel channel = ServerSocketChannel.open();
			try {
				return channel.bind(new InetSocketAddress(settings.address(), port), settings.backlog()).socket();
			}
			catch (IOException ex) {
				channel.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw ListenFailures.refused(server, settings.address(), port, ex);
		}
	}

	/**
	 * Binds the port that the server had before. A child process holds a copy of the
	 * closed socket until its program starts, so binding is retried for one second.
	 */
	static ServerSocket bindAgain(String server, ServerSettings settings, int port) {
		long end = System.nanoTime() + TIME_TO_BIND_AGAIN;
		while (true) {
			try {
				return bind(server, settings, port);
			}
			catch (ListenException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
				LockSupport.parkNanos(PAUSE_BETWEEN_BINDS);
			}
		}
	}

	InetSocketAddress address() {
		return (InetSocketAddress) this.socket.getLocalSocketAddress();
	}

	// Only the first thread that calls this accepts clients.
	@Override
	public void run() {
		if (!this.running.compareAndSet(false, true)) {
			return;
		}
		while (!this.socket.isClosed()) {
			try {
				acceptNext();
			}
			// Also an error: the server must not stop without a trace.
			catch (Throwable ex) {
				if (!this.socket.isClosed()) {
					this.errors.add(ex);
					LockSupport.parkNanos(PAUSE_AFTER_ERROR);
				}
			}
		}
	}

	private void acceptNext() throws IOException {
		this.places.take();
		Socket client = null;
		this.acceptingSince = System.nanoTime();
		this.accepting = true;
		try {
			client = this.draining ? acceptFromQueue() : this.socket.accept();
		}
		finally {
			this.accepting = false;
			if (client == null) {
				this.places.giveBack();
			}
		}
		if (client != null) {
			this.handler.receive(client);
		}
		else {
			close();
		}
	}

	private @Nullable Socket acceptFromQueue() throws IOException {
		ServerSocketChannel port = this.socket.getChannel();
		port.configureBlocking(false);
		SocketChannel client = port.accept();
		return (client != null) ? client.socket() : null;
	}

	/**
	 * Accepts only the clients that are in the kernel's queue, then closes the port.
	 */
	void startToDrain() {
		this.draining = true;
	}

	// Closes the port if draining takes too long.
	void awaitDrained(long nanos) {
		if (this.draining) {
			// Right after the start, no other thread may accept yet.
			run();
		}
		long begin = System.nanoTime();
		while (!this.socket.isClosed() && System.nanoTime() - begin < nanos && !hasEmptyQueue(begin)) {
			LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS);
		}
		close();
	}

	private boolean hasEmptyQueue(long begin) {
		return !this.running.get()
				|| this.accepting && System.nanoTime() - Math.max(begin, this.acceptingSince) > EMPTY_QUEUE;
	}

	// The kernel refuses the clients that are still in its queue.
	void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.warn("Port {} cannot be closed: {}", this.socket.getLocalPort(), ex.getMessage());
		}
	}

	/**
	 * Waits until the port is closed, for a second at most. A virtual thread that accepts
	 * closes it only when it runs again.
	 */
	void awaitClosed() {
		long end = System.nanoTime() + TIME_TO_CLOSE;
		while (this.accepting && System.nanoTime() < end) {
			LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS);
		}
	}

	interface Handler {

		/**
		 * Takes over a client and its place. The handler must later close the socket and
		 * give the place back, even if it throws an exception.
		 */
		void receive(Socket socket) throws IOException;

	}

}
