package dev.tcplab.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The table of faults survived, in {@code target/soak.md} or, for the hostile tests,
 * {@code target/hostile.md}.
 */
public final class Table {

	private static final Path FILE = Path.of("target", System.getProperty("table", "soak") + ".md");

	private Table() {
	}

	public static void row(String fault, String number, String happened, Object... values) throws IOException {
		Files.writeString(FILE, "| %s | %s | %s |%n".formatted(fault, number, happened.formatted(values)),
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
