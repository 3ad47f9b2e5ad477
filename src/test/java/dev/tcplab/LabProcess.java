package dev.tcplab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.condition.OS;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application as a process of its own, as users run it.
 */
public final class LabProcess implements AutoCloseable {

	/**
	 * The prefix of a command that makes a program react to Ctrl-C even if this process
	 * ignores it, as a shell's background job does.
	 */
	static final List<String> HEEDING_INTERRUPTS = OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT")
			: List.of();

	private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534",
			"--clear-groups");

	private static final int PATIENCE = 150;

	/**
	 * With C1 alone, a process that runs for a few seconds takes a third less time.
	 */
	private static final String COMPILER = "-XX:TieredStopAtLevel="
			+ ((System.getProperty("soak.hostile") != null) ? 4 : 1);

	private final Path directory;

	private final Path output;

	private final Path errors;

	private final Path ports;

	private final Process process;

	private LabProcess(List<String> command, String... arguments) throws IOException {
		this(null, null, command, arguments);
	}

	private LabProcess(Redirect output, Redirect errors, List<String> command, String... arguments) throws IOException {
		this.directory = Files.createTempDirectory("tcp-lab");
		// It may run as another user, who writes the file of ports.
		assertThat(this.directory.toFile().setWritable(true, false)).isTrue();
		assertThat(this.directory.toFile().setExecutable(true, false)).isTrue();
		this.output = this.directory.resolve("output");
		this.errors = Files.createFile(this.directory.resolve("errors"));
		this.ports = this.directory.resolve("ports.json");
		List<String> all = new ArrayList<>(command);
		all.addAll(List.of(arguments));
		all.add("--tcp-lab.port-file=" + this.ports);
		this.process = new ProcessBuilder(all)
			.redirectOutput((output != null) ? output : Redirect.to(this.output.toFile()))
			.redirectError((errors != null) ? errors : Redirect.to(this.errors.toFile()))
			.start();
	}

	/**
	 * Returns the command that starts the application, without its arguments.
	 */
	public static List<String> command() {
		return command(List.of(), List.of());
	}

	private static List<String> command(List<String> prefix, List<String> jvm) {
		return Stream.of(prefix, List.of(UnpackedJar.java(), COMPILER), jvm, UnpackedJar.options())
			.flatMap(List::stream)
			.toList();
	}

	public static LabProcess start(String... arguments) throws IOException {
		return startAfter(List.of(), arguments);
	}

	private static LabProcess startAfter(List<String> prefix, String... arguments) throws IOException {
		return new LabProcess(command(prefix, List.of()), arguments);
	}

	/**
	 * Starts the jar as it is shipped.
	 */
	static LabProcess startPackaged(String... arguments) throws IOException {
		return new LabProcess(List.of(UnpackedJar.java(), COMPILER, "-jar", UnpackedJar.PACKAGED.toString()),
				arguments);
	}

	/**
	 * Starts the application by a command of its own.
	 */
	static LabProcess startProgram(List<String> command, String... arguments) throws IOException {
		return new LabProcess(command, arguments);
	}

	/**
	 * Starts a process that may have only so many files open.
	 */
	public static LabProcess startWithDescriptors(int limit, String... arguments) throws IOException {
		return startAfter(List.of("bash", "-c", "ulimit -n %d; exec \"$@\"".formatted(limit), "bash"), arguments);
	}

	/**
	 * Starts a process with variables of the environment.
	 */
	static LabProcess startWith(Map<String, String> environment, String... arguments) throws IOException {
		Stream<String> variables = environment.entrySet().stream().map(Object::toString);
		return startAfter(Stream.concat(Stream.of("env"), variables).toList(), arguments);
	}

	/**
	 * Starts a process as a shell's background job: it ignores Ctrl-C.
	 */
	static LabProcess startIgnoringInterrupts(String... arguments) throws IOException {
		return startAfter(List.of("bash", "-c", "trap '' INT; exec \"$@\"", "bash"), arguments);
	}

	/**
	 * Starts a process that Ctrl-C ends even if this one ignores it.
	 */
	static LabProcess startHeedingInterrupts(String... arguments) throws IOException {
		return startAfter(HEEDING_INTERRUPTS, arguments);
	}

	/**
	 * Starts a process whose heap is only so large.
	 */
	public static LabProcess startWithHeap(String size, String... arguments) throws IOException {
		return new LabProcess(command(List.of(), List.of("-Xmx" + size)), arguments);
	}

	/**
	 * Starts a process whose standard error is a pipe that is never read.
	 */
	static LabProcess startUnread(String... arguments) throws IOException {
		return new LabProcess(null, Redirect.PIPE, command(), arguments);
	}

	/**
	 * Starts a process whose standard output is a pipe that is not read until
	 * {@link #readOutput()}.
	 * @param errors whether standard error is a pipe that is never read
	 */
	public static LabProcess startBlocked(boolean errors, String... arguments) throws IOException {
		return new LabProcess(Redirect.PIPE, errors ? Redirect.PIPE : null, command(), arguments);
	}

	/**
	 * Starts a process as another user, whose number of threads is limited. Only root can
	 * do that.
	 */
	public static LabProcess startWithThreads(int limit, String... arguments) throws IOException {
		List<String> prefix = new ArrayList<>(AS_NOBODY);
		prefix.addAll(List.of("prlimit", "--nproc=" + limit));
		return startAfter(prefix, arguments);
	}

	/**
	 * Returns whether another user can run the application, if this one is root.
	 */
	public static boolean canStartWithThreads() throws InterruptedException {
		List<String> command = new ArrayList<>(AS_NOBODY);
		command.addAll(List.of("prlimit", "--nproc=90", "test", "-r", UnpackedJar.options().get(3)));
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	public long pid() {
		return this.process.pid();
	}

	/**
	 * Waits until all servers listen, and returns the port of the only one.
	 */
	public int awaitPort() {
		return awaitPorts("$.servers.*").get(0);
	}

	/**
	 * Waits until all servers listen, and returns the port of one of them.
	 */
	public int awaitPort(String server) {
		return awaitPorts("$.servers." + server).get(0);
	}

	/**
	 * Waits until HTTP answers.
	 */
	public int awaitHttpPort() {
		return awaitPorts("$.http").get(0);
	}

	private List<Integer> awaitPorts(String path) {
		await("file of ports", () -> Files.exists(this.ports));
		return JsonPath.using(Configuration.defaultConfiguration().addOptions(Option.ALWAYS_RETURN_LIST))
			.parse(text(this.ports))
			.read(path);
	}

	public void awaitError(String text) {
		await("error \"" + text + "\"", () -> text(this.errors).contains(text));
	}

	void awaitLine(String text) {
		await("line \"" + text + "\"", () -> output().lines().anyMatch(text::equals));
	}

	private void await(String what, Callable<Boolean> condition) {
		try {
			Awaitility.await()
				.atMost(PATIENCE, TimeUnit.SECONDS)
				.pollInterval(Duration.ofMillis(20))
				.failFast("it has ended", () -> !this.process.isAlive() && !condition.call())
				.until(condition);
		}
		catch (ConditionTimeoutException | TerminalFailureException ex) {
			throw new AssertionError("No %s. %s".formatted(what, printed()), ex);
		}
	}

	/**
	 * Returns what it has printed, for the message of a failed test.
	 */
	public String printed() {
		return "Errors:%n%s%nOutput:%n%s".formatted(text(this.errors),
				this.process.isAlive() ? outputWithThreads() : output());
	}

	/**
	 * Makes the JVM print what its threads do, to find out why a process hangs.
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

	/**
	 * Waits until the process has ended, and expects an exit code.
	 */
	public void awaitExit(int exitCode) throws InterruptedException {
		if (!this.process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
			throw new AssertionError("No exit within %d s. %s".formatted(PATIENCE, printed()));
		}
		assertThat(this.process.exitValue()).as(this::printed).isEqualTo(exitCode);
	}

	/**
	 * Reads standard output, if it is a pipe, until the process ends.
	 */
	public List<String> readOutput() {
		return this.process.inputReader().lines().toList();
	}

	String output() {
		return Files.exists(this.output) ? text(this.output) : "";
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
		this.process.destroyForcibly().onExit().join();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
