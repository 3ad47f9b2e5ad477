package dev.tcplab.check.program;

import java.time.Instant;

/**
 * A process as Linux lists it.
 *
 * @param session the process that started its session
 * @param started the start time in the system's own unit
 * @param memory resident bytes
 * @param alive whether it runs; an ended process may still be listed
 */
record ProcessEntry(long pid, long parent, long session, long started, long memory, boolean alive, boolean busy) {

	private static final int STATE = 0;

	private static final int PARENT = 1;

	private static final int SESSION = 3;

	private static final int STARTED = 19;

	private static final int RESIDENT_PAGES = 21;

	private static final long PAGE = 4096;

	/** Parses {@code /proc/PID/stat}. Names may contain spaces and parentheses. */
	static ProcessEntry parse(String stat) {
		long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return new ProcessEntry(pid, Long.parseLong(fields[PARENT]), Long.parseLong(fields[SESSION]),
				Long.parseLong(fields[STARTED]), Long.parseLong(fields[RESIDENT_PAGES]) * PAGE,
				!"ZX".contains(fields[STATE]), fields[STATE].equals("R"));
	}

	/** Returns the part that Java knows, for systems without {@code /proc}. */
	static ProcessEntry of(ProcessHandle process) {
		return new ProcessEntry(process.pid(), 0, 0,
				process.info().startInstant().map(Instant::toEpochMilli).orElse(0L), 0, process.isAlive(), false);
	}

}
