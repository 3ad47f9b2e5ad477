package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * On what, with what and when it was measured.
 */
final class Machine {

	private Machine() {
	}

	static String describe(List<String> arguments) {
		return """
				# TCP Lab beside its peers

				- %d cores, %s, %s %s
				- JDK %s (%s)
				- %s
				- `%s`
				""".formatted(Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("os.name"),
				System.getProperty("os.version"), Runtime.version(), System.getProperty("java.vendor"), LocalDate.now(),
				String.join(" ", Stream.concat(Stream.of("src/bench/run"), arguments.stream()).toList()));
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).trim())
				.findFirst()
				.orElse("unknown CPU");
		}
		catch (IOException ex) {
			return "unknown CPU";
		}
	}

}
