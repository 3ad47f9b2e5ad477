package dev.tcplab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free ports for the servers. They are in this process's own range, below the system's
 * ephemeral range, so that no client gets a port before its server listens on it.
 */
final class Ports {

	private static final int SIZE = 100;

	private static final int FIRST = 20_000 + (int) (ProcessHandle.current().pid() % 100) * SIZE;

	private static int next = FIRST;

	private Ports() {
	}

	static int next() {
		while (next < FIRST + SIZE) {
			try (ServerSocket socket = new ServerSocket(next++, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Taken: the next one.
			}
		}
		throw new BenchmarkException("No port from %d to %d is free", FIRST, FIRST + SIZE - 1);
	}

}
