package dev.tcplab.check.program;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The sockets that the system shows. Default methods are for systems that show less. */
interface SocketTable {

	/** Lists listening sockets in the order in which they were opened. */
	List<ListeningSocket> listening(Set<Long> processes) throws IOException;

	/** Lists addresses such as {@code 192.0.2.10:8080}. */
	default List<String> connecting(Set<Long> processes) throws IOException {
		return List.of();
	}

	/** {@code connections}: whether a connection on the port counts too. */
	default boolean isTaken(int port, boolean connections) {
		return false;
	}

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
