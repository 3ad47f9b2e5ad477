package dev.tcplab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tcplab.server.FixedPorts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of the programs in {@code docs/examples} as a process of its own.
 */
final class PythonProgram implements AutoCloseable {

	/**
	 * The interpreter itself, which starts sooner than a script that looks for it.
	 */
	private static final List<String> PYTHON = run("python3", "-c", "import sys; print(sys.executable)");

	private static final int PATIENCE = 60;

	private final int port;

	private final Process process;

	private final BufferedReader output;

	private final List<String> lines = new ArrayList<>();

	private PythonProgram(int port, String name, String... arguments) throws IOException {
		this.port = port;
		String file = Path.of("docs", "examples", name + ".py").toString();
		// Without installed packages: the standard library is enough, and starts sooner.
		List<String> command = Stream
			.of(LabProcess.HEEDING_INTERRUPTS, PYTHON, List.of("-u", "-I", "-S", file), List.of(arguments))
			.flatMap(List::stream)
			.toList();
		this.process = new ProcessBuilder(command).start();
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
		// Ends the output of a program that hangs: no timeout of JUnit interrupts a read.
		this.process.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).exceptionally((late) -> {
			this.process.destroyForcibly();
			return this.process;
		});
	}

	static boolean isPythonThere() {
		return !PYTHON.isEmpty();
	}

	private static List<String> run(String... command) {
		try {
			return new ProcessBuilder(command).start().inputReader().lines().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/**
	 * Starts a server, and waits until it listens.
	 */
	static PythonProgram listening(String name) throws IOException {
		PythonProgram server = server(name, FixedPorts.next());
		server.awaitLine("Waiting for ");
		return server;
	}

	static PythonProgram server(String name, int port) throws IOException {
		return new PythonProgram(port, name, Integer.toString(port));
	}

	static PythonProgram client(String name, int port) throws IOException {
		return new PythonProgram(port, name, "127.0.0.1", Integer.toString(port));
	}

	int port() {
		return this.port;
	}

	void awaitLine(String start) throws IOException {
		String line;
		do {
			line = this.output.readLine();
			assertThat(line).as("line after %s", this.lines).isNotNull();
			this.lines.add(line);
		}
		while (!line.startsWith(start));
	}

	/**
	 * Waits for so many lines, and returns them.
	 */
	List<String> lines(int count) throws IOException {
		while (this.lines.size() < count) {
			awaitLine("");
		}
		return this.lines;
	}

	/**
	 * Returns the lines until the program ends.
	 */
	List<String> allLines() {
		this.output.lines().forEach(this.lines::add);
		return this.lines;
	}

	/**
	 * Returns what the program prints until it ends.
	 */
	String text() throws IOException {
		return new String(this.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	List<String> errors() {
		return this.process.errorReader(StandardCharsets.UTF_8).lines().toList();
	}

	PythonProgram type(String text) throws IOException {
		try (OutputStream input = this.process.getOutputStream()) {
			input.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return this;
	}

	void interrupt() throws IOException, InterruptedException {
		Process kill = new ProcessBuilder("kill", "-INT", Long.toString(this.process.pid())).start();
		assertThat(kill.waitFor()).isZero();
	}

	int awaitExit() throws InterruptedException {
		return this.process.waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
