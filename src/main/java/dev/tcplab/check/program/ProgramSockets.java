package dev.tcplab.check.program;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets of a program.
 */
public final class ProgramSockets {

	private final SocketTable table = SocketTable.ofThisSystem();

	private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

	private volatile int onlyPort;

	ProgramSockets() {
	}

	/**
	 * Returns whether a port cannot be bound because another program listens on it. Not
	 * all systems tell.
	 * @param connections whether connections that have ended less than a minute ago
	 * prevent it too, as they do without SO_REUSEADDR
	 */
	public static boolean isTaken(int port, boolean connections) {
		return SocketTable.ofThisSystem().isTaken(port, connections);
	}

	void onlyPort(int port) {
		this.onlyPort = port;
	}

	/**
	 * Returns the ports on which the program listened.
	 */
	Set<Integer> ports() {
		return this.ports;
	}

	List<ListeningSocket> listening(Set<Long> processes) throws IOException {
		int only = this.onlyPort;
		List<ListeningSocket> sockets = this.table.listening(processes);
		sockets.forEach((socket) -> this.ports.add(socket.address().getPort()));
		return sockets.stream().filter((socket) -> only == 0 || socket.address().getPort() == only).toList();
	}

	List<String> connecting(Set<Long> processes) throws IOException {
		return this.table.connecting(processes);
	}

}
