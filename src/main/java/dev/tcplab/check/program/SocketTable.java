package dev.tcplab.check.program;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The system's table of TCP sockets.
 */
interface SocketTable {

	/**
	 * Lists the sockets on which processes listen.
	 * @param processes the processes' numbers
	 * @return the sockets, the first opened first
	 * @throws IOException if the table cannot be had
	 */
	List<ListeningSocket> listening(Set<Long> processes) throws IOException;

	/**
	 * Lists the addresses to which processes are about to connect.
	 * @param processes the processes' numbers
	 * @return such as {@code 192.0.2.10:8080}; none if the system does not say
	 * @throws IOException if the table cannot be had
	 */
	List<String> connecting(Set<Long> processes) throws IOException;

	/**
	 * Returns whether a socket listens on a port; {@code false} if the system does not
	 * say.
	 * @param connections whether a connection on the port counts too
	 */
	boolean isTaken(int port, boolean connections);

	/**
	 * Lists the processes that listen on one of some ports; none if the system does not
	 * say.
	 */
	default List<ProcessEntry> listeningOn(Set<Integer> ports) {
		return List.of();
	}

	/**
	 * Chooses the table of this system.
	 * @return the table
	 */
	static SocketTable ofThisSystem() {
		if (Processes.LINUX) {
			return new LinuxSocketTable();
		}
		return System.getProperty("os.name").startsWith("Windows") ? CommandSocketTable.NETSTAT
				: CommandSocketTable.LSOF;
	}

}
