package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process takes of the machine, as the kernel counts it.
 *
 * @param pid the process
 */
record ProcessUsage(long pid) {

	// Linux shows times to programs in hundredths of a second, whatever the kernel uses.
	private static final double MICROS_PER_TICK = 10_000;

	/**
	 * The CPU time so far, user and system, in microseconds.
	 */
	double cpuMicros() throws IOException {
		String stat = Files.readString(file("stat"));
		// The name before may contain blanks and parentheses.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
	}

	/**
	 * The resident memory, in megabytes.
	 */
	double residentMegabytes() throws IOException {
		try (Stream<String> lines = Files.lines(file("status"))) {
			String line = lines.filter((each) -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
			return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
		}
	}

	long descriptors() throws IOException {
		try (Stream<Path> files = Files.list(file("fd"))) {
			return files.count();
		}
	}

	private Path file(String name) {
		return Path.of("/proc", Long.toString(this.pid), name);
	}

}
