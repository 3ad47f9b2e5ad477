package dev.tcplab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application as a process of its own, as users run it.
 */
public final class LabProcess implements AutoCloseable {

	private static final int PATIENCE = 150;

	/**
	 * A process that lives for seconds only saves a third of them with one compiler.
	 */
	private static final String COMPILER = "-XX:TieredStopAtLevel="
			+ ((System.getProperty("soak.hostile") != null) ? 4 : 1);

	private static final Pattern REACHED = Pattern
		.compile("(?:is reached(?:, once it listens,)? with: printf Hello \\| nc 127.0.0.1|listens on port) (\\d+)");

	private static final Pattern HTTP = Pattern.compile("The actuator is at http://127.0.0.1:(\\d+)");

	private final Path output;

	private final Path errors;

	private final Process process;

	private LabProcess(List<String> prefix, List<String> jvm, Function<Path, Redirect> errorsTo, List<String> arguments)
			throws IOException {
		this.output = Files.createTempFile("tcp-lab", ".out");
		this.errors = Files.createTempFile("tcp-lab", ".err");
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of(UnpackedJar.java(), COMPILER));
		command.addAll(jvm);
		command.addAll(arguments);
		this.process = new ProcessBuilder(command).redirectOutput(this.output.toFile())
			.redirectError(errorsTo.apply(this.errors))
			.start();
	}

	public static LabProcess start(String... arguments) throws IOException {
		return startUnpacked(List.of(), LabProcess::file, arguments);
	}

	/**
	 * Starts the jar as it is shipped.
	 */
	static LabProcess startPackaged(String... arguments) throws IOException {
		return new LabProcess(List.of(), List.of("-jar", UnpackedJar.PACKAGED.toString()), LabProcess::file,
				List.of(arguments));
	}

	private static LabProcess startUnpacked(List<String> prefix, Function<Path, Redirect> errorsTo, String... arguments)
			throws IOException {
		return new LabProcess(prefix, UnpackedJar.options(), errorsTo, List.of(arguments));
	}

	/**
	 * Starts a process that may have only so many files open.
	 */
	public static LabProcess startWithDescriptors(int limit, String... arguments) throws IOException {
		return startUnpacked(List.of("bash", "-c", "ulimit -n %d; exec \"$@\"".formatted(limit), "bash"),
				LabProcess::file, arguments);
	}

	/**
	 * Starts a process with variables of the environment.
	 */
	static LabProcess startWith(Map<String, String> environment, String... arguments) throws IOException {
		List<String> prefix = new ArrayList<>(List.of("env"));
		environment.forEach((name, value) -> prefix.add(name + "=" + value));
		return startUnpacked(prefix, LabProcess::file, arguments);
	}

	/**
	 * Starts a process as a shell's background job: it ignores Ctrl-C.
	 */
	static LabProcess startIgnoringInterrupts(String... arguments) throws IOException {
		return startUnpacked(List.of("bash", "-c", "trap '' INT; exec \"$@\"", "bash"), LabProcess::file, arguments);
	}

	/**
	 * Starts a process that heeds Ctrl-C though this one may ignore it.
	 */
	static LabProcess startHeedingInterrupts(String... arguments) throws IOException {
		return startUnpacked(List.of("env", "--default-signal=INT"), LabProcess::file, arguments);
	}

	/**
	 * Starts a process whose heap is only so large.
	 */
	public static LabProcess startWithHeap(String size, String... arguments) throws IOException {
		List<String> jvm = Stream.concat(Stream.of("-Xmx" + size), UnpackedJar.options().stream()).toList();
		return new LabProcess(List.of(), jvm, LabProcess::file, List.of(arguments));
	}

	/**
	 * Starts a process whose standard error nobody reads.
	 */
	static LabProcess startUnread(String... arguments) throws IOException {
		return startUnpacked(List.of(), (file) -> Redirect.PIPE, arguments);
	}

	private static Redirect file(Path file) {
		return Redirect.to(file.toFile());
	}

	public long pid() {
		return this.process.pid();
	}

	/**
	 * Types text, and ends the input.
	 */
	LabProcess type(String text) throws IOException {
		try (OutputStream input = this.process.getOutputStream()) {
			input.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return this;
	}

	/**
	 * Waits until the only server listens.
	 */
	public int awaitPort() {
		return awaitPort(REACHED);
	}

	/**
	 * Waits until the actuator can be asked.
	 */
	public int awaitHttpPort() {
		return awaitPort(HTTP);
	}

	private int awaitPort(Pattern line) {
		await("error \"" + line + "\"", () -> line.matcher(text(this.errors)).find());
		Matcher port = line.matcher(text(this.errors));
		assertThat(port.find()).isTrue();
		return Integer.parseInt(port.group(1));
	}

	void awaitError(String text) {
		await("error \"" + text + "\"", () -> text(this.errors).contains(text));
	}

	void awaitLine(String text) {
		await("line \"" + text + "\"", () -> output().lines().anyMatch(text::equals));
	}

	private void await(String what, Callable<Boolean> said) {
		try {
			Awaitility.await()
				.atMost(PATIENCE, TimeUnit.SECONDS)
				.pollInterval(Duration.ofMillis(20))
				.failFast("it has ended", () -> !this.process.isAlive() && !said.call())
				.until(said);
		}
		catch (ConditionTimeoutException | TerminalFailureException ex) {
			throw new AssertionError("No %s. %s".formatted(what, printed()), ex);
		}
	}

	private String printed() {
		return "Errors:%n%s%nOutput:%n%s".formatted(text(this.errors),
				this.process.isAlive() ? outputWithThreads() : output());
	}

	/**
	 * Has the JVM print what its threads do, to find out what a process waits for that
	 * says nothing.
	 */
	private String outputWithThreads() {
		try {
			signal("QUIT");
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> output().contains("JNI global refs"));
		}
		catch (IOException | InterruptedException | ConditionTimeoutException ex) {
			// Then without them.
		}
		return output();
	}

	public void signal(String name) throws IOException, InterruptedException {
		int exitCode = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
		assertThat(exitCode).isZero();
	}

	public int awaitExit() throws InterruptedException {
		if (!this.process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
			throw new AssertionError("No exit within %d s. %s".formatted(PATIENCE, printed()));
		}
		return this.process.exitValue();
	}

	String output() {
		return text(this.output);
	}

	public List<String> outputLines() {
		return output().lines().toList();
	}

	public List<String> errorLines() {
		return text(this.errors).lines().toList();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		Files.delete(this.output);
		Files.delete(this.errors);
	}

}
