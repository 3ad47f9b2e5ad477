package dev.tcplab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tcplab.docs.ShellBlock.Command;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of a page, run one after another in one shell, in a directory that looks
 * like that of the project.
 */
final class ShellPage {

	private static final Path PROJECT = Path.of("").toAbsolutePath();

	private static final Path SHELL = PROJECT.resolve("src/full/shell");

	private static final int PATIENCE = 300;

	private final Path directory;

	private final Path state;

	ShellPage(Path directory) throws IOException {
		this.directory = directory;
		this.state = Files.createDirectory(directory.resolve(".state"));
		Files.copy(SHELL.resolve("tcp-lab"), directory.resolve("tcp-lab"));
		for (String name : List.of("config", "docs", "target")) {
			Files.createSymbolicLink(directory.resolve(name), PROJECT.resolve(name));
		}
	}

	/**
	 * Runs the blocks, and ends all that they started.
	 */
	void run(List<ShellBlock> blocks) throws IOException, InterruptedException {
		StringBuilder script = new StringBuilder("trap 'kill $(jobs -p) 2>/dev/null' EXIT\n");
		for (int i = 0; i < blocks.size(); i++) {
			if (blocks.get(i).isRun()) {
				append(script, i, blocks.get(i));
			}
		}
		Path file = Files.writeString(this.state.resolve("script"), script);
		ProcessBuilder builder = new ProcessBuilder("bash", file.toString()).directory(this.directory.toFile())
			.redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
			.redirectErrorStream(true)
			.redirectOutput(this.state.resolve("log").toFile());
		builder.environment()
			.putAll(Map.of("PROJECT", PROJECT.toString(), "STATE", this.state.toString(), "PATH",
					SHELL + ":" + System.getenv("PATH")));
		// A shorter load shows the same.
		builder.environment().putAll(Map.of("TCPLAB_LOAD_DURATION", "2s", "TCPLAB_LOAD_WARMUP", "100ms"));
		withLauncher(builder);
		Process shell = builder.start();
		try {
			shell.waitFor(PATIENCE, TimeUnit.SECONDS);
		}
		finally {
			end(shell);
		}
	}

	/**
	 * Makes the launcher fill its cache, which takes longer than a start.
	 */
	static void fillCache() throws IOException, InterruptedException {
		Process launcher = withLauncher(new ProcessBuilder(PROJECT.resolve("tcp-lab").toString(), "--version"))
			.redirectOutput(Redirect.DISCARD)
			.start();
		assertThat(launcher.waitFor()).isZero();
	}

	private static ProcessBuilder withLauncher(ProcessBuilder builder) {
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("XDG_CACHE_HOME", PROJECT.resolve("target/launcher-cache").toString());
		return builder;
	}

	private static void append(StringBuilder script, int number, ShellBlock block) {
		script.append("export BLOCK=%d OUT=before\n".formatted(number));
		script.append(block.comments().getOrDefault("run before", ":")).append('\n');
		script.append("export OUT=%d\n".formatted(number));
		for (int i = 0; i < block.commands().size(); i++) {
			Command command = block.commands().get(i);
			// In a script, each command must succeed.
			boolean checked = command.output() == null && block.isOutputCompared();
			script.append(checked ? "trap 'echo \"FAILED: $BASH_COMMAND\"' ERR\n" : "trap - ERR\n");
			script.append("exec >$STATE/%d.%d.log 2>&1\n".formatted(number, i)).append(command.text()).append('\n');
			script.append("touch $STATE/%d.%d.done\n".formatted(number, i));
		}
		script.append("exec >>$STATE/log 2>&1\n");
	}

	/**
	 * Returns whether the shell has run a command to its end.
	 */
	boolean hasRun(int block, int command) {
		return Files.exists(this.state.resolve("%d.%d.done".formatted(block, command)));
	}

	/**
	 * Returns what a command printed, or the server that it started.
	 */
	String output(int block, int command, boolean server) {
		String printed = text("%d.%d.log".formatted(block, command));
		return server ? text(block + ".out") + printed : printed;
	}

	private String text(String file) {
		try {
			Path path = this.state.resolve(file);
			return Files.exists(path) ? Files.readString(path) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void end(Process shell) {
		Stream<ProcessHandle> servers = text("servers").lines()
			.map((line) -> Long.parseLong(line.split(" ")[1]))
			.flatMap((pid) -> ProcessHandle.of(pid).stream());
		Stream.concat(servers, Stream.concat(shell.descendants(), Stream.of(shell.toHandle())))
			.toList()
			.forEach((process) -> {
				process.destroy();
				process.onExit().join();
			});
	}

}
