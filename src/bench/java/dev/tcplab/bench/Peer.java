package dev.tcplab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A server that is measured, and how it is started.
 *
 * @param name the name in the tables
 * @param command the program and its arguments, for a port
 * @param probe what it answers as soon as it runs
 * @param traffic what it is warmed up with
 */
record Peer(String name, IntFunction<List<String>> command, Probe probe, Traffic traffic) {

	Peer(String name, IntFunction<List<String>> command) {
		this(name, command, Probe.ECHO, Traffic.LESSON);
	}

	/**
	 * The same, for other messages.
	 */
	Peer with(Traffic traffic) {
		return new Peer(this.name, this.command, Probe.LINE, traffic);
	}

	/**
	 * The same on one processor, which its JVM takes for all there are.
	 */
	Peer onOneProcessor() {
		return new Peer(this.name + ", on one processor", (port) -> {
			List<String> words = new ArrayList<>(List.of("taskset", "-c", "0"));
			words.addAll(this.command.apply(port));
			return words;
		}, this.probe, this.traffic);
	}

}
