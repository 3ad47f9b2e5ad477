package dev.tcplab.bench;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A server that is measured, and how it is started.
 *
 * @param name the name in the tables
 * @param command the program and its arguments, for a port
 * @param probe what it answers as soon as it runs
 */
record Peer(String name, IntFunction<List<String>> command, Probe probe) {

	Peer(String name, IntFunction<List<String>> command) {
		this(name, command, Probe.ECHO);
	}

}
