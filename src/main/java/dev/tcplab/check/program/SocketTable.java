package dev.tcplab.check.program;

import java.io.IOException;
import java.util.List;
import java.util.Set;

interface SocketTable {

	/** Lists listening sockets in the order in which they were opened. */
	List<ListeningSocket> listening(Set<Long> processes) throws IOException;

	/** Lists addresses such as {@code 192.0.2.10:8080}, if the system shows them. */
	List<String> connecting(Set<Long> processes) throws IOException;

	/**
	 * Returns false if the system does not show the sockets.
	 * @param connections whether a connection on the port counts too
	 */
	boolean isTaken(int port, boolean connections);

	/** Lists the listening processes, or none if the system does not show them. */
	default List<ProcessEntry> listeningOn(Set<Integer> ports) {
		return List.of();
	}

	static SocketTable ofThisSystem() {
		if (Processes.LINUX) {
			return new LinuxSocketTable();
		}
		return System.getProperty("os.name").startsWith("Windows") ? CommandSocketTable.NETSTAT
				: CommandSocketTable.LSOF;
	}

}
