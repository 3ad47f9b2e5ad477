package dev.tcplab.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

import static org.awaitility.Awaitility.await;

/**
 * Ports for tests that must know a port before a server listens on it. Each test process
 * has its own block, below the system's ephemeral range, so no client or other test takes
 * them meanwhile.
 */
public final class FixedPorts {

	private static final int FIRST = 10_000;

	private static final int BLOCK = 400;

	private static final int BLOCKS = 50;

	/**
	 * Held until the process ends, to reserve the block.
	 */
	private static final ServerSocket guard = claimBlock();

	private static int last = guard.getLocalPort();

	private FixedPorts() {
	}

	/**
	 * Returns a port that no other test of this process gets.
	 */
	public static synchronized int next() {
		while (++last < guard.getLocalPort() + BLOCK) {
			try (ServerSocket socket = new ServerSocket(last)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Some other program listens there.
			}
		}
		throw new IllegalStateException("All %d ports of this process are used".formatted(BLOCK));
	}

	/**
	 * Binds a port on which a server listened until now. A process that is being started
	 * may hold a copy of the server's socket for a moment.
	 */
	public static ServerSocket bind(int port) {
		return await().ignoreException(BindException.class).until(() -> new ServerSocket(port), (socket) -> true);
	}

	private static ServerSocket claimBlock() {
		int begin = (int) (ProcessHandle.current().pid() % BLOCKS);
		for (int i = 0; i < BLOCKS; i++) {
			int port = FIRST + (begin + i) % BLOCKS * BLOCK;
			try {
				return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
			}
			catch (IOException ex) {
				// Another process has it.
			}
		}
		throw new UncheckedIOException(new IOException("No block of ports is free"));
	}

}
