package dev.tcplab.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports for tests that must know a port before a server listens on it. Each test process
 * has its own block, below the system's ephemeral range, so no client or other test takes
 * them meanwhile.
 */
public final class FixedPorts {

	private static final int FIRST = 10_000;

	private static final int BLOCK = 200;

	private static final int BLOCKS = 100;

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
