package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the machine must have.
 */
final class Requirements {

	private static final Path LIMITS = Path.of("/proc/self/limits");

	private Requirements() {
	}

	static void linux() {
		if (!Files.isReadable(LIMITS)) {
			throw new BenchmarkException("The benchmark needs Linux: it reads CPU times and memory from /proc");
		}
	}

	static void python() {
		try {
			new Command("python3", List.of("python3", "--version")).output(Duration.ofSeconds(30));
		}
		catch (IOException ex) {
			throw new BenchmarkException("python3 is needed, for the lesson's own server: %s", ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Fails if this process, and so those that it starts, may not have so many files
	 * open.
	 */
	static void descriptors(int count) {
		long limit = descriptorLimit();
		if (limit < count) {
			throw new BenchmarkException(
					"%d file descriptors are needed, and only %d are allowed. "
							+ "Raise it with ulimit -n %d, or have fewer idle clients with --idle=%d",
					count, limit, count, Math.max(1, limit - 1000));
		}
	}

	private static long descriptorLimit() {
		try (Stream<String> lines = Files.lines(LIMITS)) {
			String line = lines.filter((each) -> each.startsWith("Max open files")).findFirst().orElseThrow();
			String soft = line.substring("Max open files".length()).trim().split(" +")[0];
			return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
		}
		catch (IOException ex) {
			throw new BenchmarkException("Cannot read %s: %s", LIMITS, ex.getMessage());
		}
	}

}
