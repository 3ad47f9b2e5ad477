package dev.tcplab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free ports for the servers.
 */
final class Ports {

	// Below the ports that the kernel gives to clients, which would take them meanwhile.
	private static int last = 20_000;

	private Ports() {
	}

	static int next() {
		while (++last < 30_000) {
			try (ServerSocket socket = new ServerSocket(last, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Taken: the next one.
			}
		}
		throw new BenchmarkException("No port from 20001 to 29999 is free");
	}

}
