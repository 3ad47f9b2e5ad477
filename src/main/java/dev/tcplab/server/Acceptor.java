package dev.tcplab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients on a bound port until it is closed, whatever goes wrong with one of
 * them.
 */
final class Acceptor implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Acceptor.class);

	private static final long PAUSE_AFTER_FAULT = TimeUnit.MILLISECONDS.toNanos(100);

	private final ServerSocket socket;

	private final Places places;

	private final Reception reception;

	private final Faults faults;

	private final CountDownLatch ended = new CountDownLatch(1);

	/**
	 * Creates an acceptor.
	 * @param socket a bound socket
	 * @param places for the clients that may be attended at once
	 * @param reception what takes each client
	 * @param faults what is told of faults
	 */
	Acceptor(ServerSocket socket, Places places, Reception reception, Faults faults) {
		this.socket = socket;
		this.places = places;
		this.reception = reception;
		this.faults = faults;
	}

	/**
	 * Binds a port.
	 * @param server the server's name
	 * @param settings the server's settings
	 * @return the bound socket
	 * @throws CannotListenException if the port or the address cannot be had
	 */
	static ServerSocket bind(String server, ServerSettings settings) {
		try {
			ServerSocket socket = new ServerSocket();
			try {
				socket.bind(new InetSocketAddress(settings.address(), settings.port()), settings.backlog());
				return socket;
			}
			catch (IOException ex) {
				socket.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw CannotListenException.refused(server, settings.address(), settings.port(), ex);
		}
	}

	InetSocketAddress address() {
		return (InetSocketAddress) this.socket.getLocalSocketAddress();
	}

	@Override
	public void run() {
		try {
			while (!this.socket.isClosed()) {
				this.places.take();
				if (!acceptNext()) {
					this.places.giveBack();
				}
			}
		}
		finally {
			this.ended.countDown();
		}
	}

	private boolean acceptNext() {
		try {
			return this.reception.receive(this.socket.accept());
		}
		// Whatever it is, even an error: the server must not silently die of it.
		catch (Throwable fault) {
			if (!this.socket.isClosed()) {
				this.faults.add(fault);
				LockSupport.parkNanos(PAUSE_AFTER_FAULT);
			}
			return false;
		}
	}

	/**
	 * Closes the port. Who waits in the kernel's queue is refused.
	 */
	void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.warn("Port {} cannot be closed: {}", this.socket.getLocalPort(), ex.getMessage());
		}
	}

	/**
	 * Waits until a closed port is free again, which it is not before this thread has
	 * noticed.
	 * @param nanos for how long at most
	 */
	void awaitEnd(long nanos) {
		try {
			this.ended.await(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Takes the clients that are accepted.
	 */
	interface Reception {

		/**
		 * Takes a client.
		 * @param socket the client's socket, to be closed here
		 * @return whether the client now has the place, and will give it back
		 * @throws IOException if the client cannot be attended
		 */
		boolean receive(Socket socket) throws IOException;

	}

}
