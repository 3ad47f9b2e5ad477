package dev.tcplab.check.program;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class ProgramSockets {

	private final SocketTable table = SocketTable.ofThisSystem();

	private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

	private volatile int onlyPort;

	ProgramSockets() {
	}

	/**
	 * Returns whether another program listens on a port. Not all systems show it.
	 * @param connections whether connections that ended less than a minute ago count too,
	 * because they block the port without SO_REUSEADDR
	 */
	public static boolean isTaken(int port, boolean connections) {
		return SocketTable.ofThisSystem().isTaken(port, connections);
	}

	void onlyPort(int port) {
		this.onlyPort = port;
	}

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
