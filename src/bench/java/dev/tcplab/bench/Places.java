package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the programs are and where their output goes.
 */
final class Places {

	static final Path LAB = Path.of("target", "tcp-lab.jar").toAbsolutePath();

	/**
	 * What the profile "fast" makes: ours, unpacked, and the JVM's cache.
	 */
	static final Path FAST = Path.of("target", "fast").toAbsolutePath();

	static final Path EMPTY = Path.of("src", "bench", "empty", "target", "empty.jar").toAbsolutePath();

	static final Path PYTHON = Path.of("src", "bench", "python", "echo.py").toAbsolutePath();

	static final Path DOCKERFILE = Path.of("Dockerfile").toAbsolutePath();

	static final Path TARGET = Path.of("src", "bench", "target").toAbsolutePath();

	/**
	 * Compiled by the script that starts the benchmark.
	 */
	static final Path EPOLL_CLIENT = TARGET.resolve("load");

	private Places() {
	}

	/**
	 * A file for what a program writes.
	 * @param name the name of the program
	 * @param extension what the program writes there
	 */
	static Path log(String name, String extension) throws IOException {
		Path directory = Files.createDirectories(TARGET.resolve("logs"));
		return directory.resolve(name.replaceAll("\\W+", "-") + "." + extension);
	}

}
