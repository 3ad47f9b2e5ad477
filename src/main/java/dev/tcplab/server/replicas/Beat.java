package dev.tcplab.server.replicas;

import java.util.List;

/**
 * The state of all replicas, as Redis reports it at each heartbeat.
 *
 * @param generation the present generation
 * @param admitted the number of clients admitted in it
 * @param full whether the limit is reached
 * @param complete whether all clients of the limit were heard
 * @param restoring whether Redis waits for the state of the other replicas
 * @param slowest the longest heartbeat of a present replica, in milliseconds
 * @param behind the number of present replicas that do not know the generation yet
 * @param others the counts of all other replicas, in the format of {@link Counts}
 */
record Beat(String generation, long admitted, boolean full, boolean complete, boolean restoring, long slowest,
		int behind, String others) {

	static Beat of(List<String> words) {
		return new Beat(words.get(0), Long.parseLong(words.get(1)), Boolean.parseBoolean(words.get(2)),
				Boolean.parseBoolean(words.get(3)), Boolean.parseBoolean(words.get(4)), Long.parseLong(words.get(5)),
				Integer.parseInt(words.get(6)), words.get(7));
	}

}
