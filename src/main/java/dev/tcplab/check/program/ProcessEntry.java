package dev.tcplab.check.program;

import java.time.Instant;

/**
 * A process as Linux lists it.
 *
 * @param pid its number
 * @param parent its parent's number
 * @param session the number of the process that began its session
 * @param started when it was started, by the system's own clock
 * @param memory bytes of it that are in memory
 * @param alive whether it has not ended, which its parent may not have noticed
 * @param busy whether it does something other than wait
 */
record ProcessEntry(long pid, long parent, long session, long started, long memory, boolean alive, boolean busy) {

	private static final int STATE = 0;

	private static final int PARENT = 1;

	private static final int SESSION = 3;

	private static final int STARTED = 19;

	private static final int RESIDENT_PAGES = 21;

	private static final long PAGE = 4096;

	/**
	 * Reads {@code /proc/PID/stat}; a program's name in it may have blanks and brackets.
	 * @param stat the line
	 * @return the process
	 */
	static ProcessEntry parse(String stat) {
		long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return new ProcessEntry(pid, Long.parseLong(fields[PARENT]), Long.parseLong(fields[SESSION]),
				Long.parseLong(fields[STARTED]), Long.parseLong(fields[RESIDENT_PAGES]) * PAGE,
				!"ZX".contains(fields[STATE]), fields[STATE].equals("R"));
	}

	/**
	 * Returns what Java knows of a process where there is no such list.
	 */
	static ProcessEntry of(ProcessHandle process) {
		return new ProcessEntry(process.pid(), 0, 0,
				process.info().startInstant().map(Instant::toEpochMilli).orElse(0L), 0, process.isAlive(), false);
	}

}
