package dev.tcplab.check;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.program.Python;
import dev.tcplab.server.FixedPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests the verdicts on the programs in {@code src/test/programs} against the table
 * there. Only the rows of the tier {@code quick} are run without
 * {@code -Dtests.full=true}; the others are judged by their recordings. With
 * {@code -Dtests.record=true}, all are run, and recorded.
 */
class ProgramsTests {

	private static final boolean RECORD = Boolean.getBoolean("tests.record");

	private static final boolean FULL = Boolean.getBoolean("tests.full") || RECORD;

	// Most programs wait most of the time.
	private static final int AT_ONCE = 10;

	private static final Map<String, String> NEEDED = Map.of("py", "python3", "java", "java", "js", "node", "sh",
			"ncat", "c", "cc");

	/**
	 * In programs that are not in Python, and in programs with {@code own-port}, ports of
	 * this run replace these ports, so that no other program takes them.
	 */
	private static final List<String> PORTS = List.of("8080", "8081");

	private static final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

	@TempDir
	static Path directory;

	@AfterAll
	static void end() {
		executor.shutdownNow();
	}

	@TestFactory
	List<DynamicTest> reachesVerdictsOfTable() throws IOException {
		String only = System.getProperty("programs", "");
		return ProgramRow.all()
			.stream()
			.filter((row) -> FULL || row.isQuick())
			.filter((row) -> row.program().matches(".*(?:" + only + ").*"))
			.map(ProgramsTests::test)
			.toList();
	}

	private static DynamicTest test(ProgramRow row) {
		List<String> missing = missing(row);
		Future<Recording> recording = missing.isEmpty() ? executor.submit(() -> observe(row)) : null;
		return DynamicTest.dynamicTest((row.program() + " " + row.options()).strip(), () -> {
			if ("true".equals(System.getenv("CI"))) {
				assertThat(missing).as("not installed").isEmpty();
			}
			assumeThat(missing).as("not installed").isEmpty();
			if (row.has("unprivileged")) {
				assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
			}
			verify(row, recording.get());
		});
	}

	private static void verify(ProgramRow row, Recording recording) throws IOException {
		Verdict verdict = recording.judge(row);
		row.verify(verdict);
		if (RECORD) {
			recording.write(row.recording());
		}
		// At a sudden end, it is a matter of time which check fails.
		if (!row.fails().isEmpty()) {
			assertThat(Recording.failures(Recording.read(row.recording()).judge(row)))
				.isEqualTo(Recording.failures(verdict));
		}
	}

	private static List<String> missing(ProgramRow row) {
		return Stream.of(NEEDED.get(row.program().replaceFirst(".*\\.", "")), row.command().replaceFirst(" .*", ""))
			.filter((command) -> !isInstalled(command))
			.toList();
	}

	private static boolean isInstalled(String command) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, command)));
	}

	private static Recording observe(ProgramRow row) throws IOException, InterruptedException {
		Path file = ProgramRow.PROGRAMS.resolve(row.program());
		if (row.isLoopback()) {
			return observe(row, file, Map.of());
		}
		String text = Files.readString(file);
		Map<String, String> ports = new HashMap<>();
		for (String port : PORTS) {
			String own = String.valueOf(FixedPorts.next());
			ports.put(port, own);
			text = text.replace(port, own);
		}
		Path copy = Files.writeString(Files.createTempDirectory(directory, "").resolve(file.getFileName()), text);
		if (!row.has("port-taken")) {
			return observe(row, copy, ports);
		}
		int port = Integer.parseInt(ports.get("8080"));
		ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
		try {
			return observe(row, copy, ports);
		}
		finally {
			other.close();
		}
	}

	private static Recording observe(ProgramRow row, Path file, Map<String, String> ports)
			throws IOException, InterruptedException {
		Path folder = ProgramRow.PROGRAMS.resolve(row.program()).getParent();
		List<String> words = Arrays.stream(row.command().split(" "))
			.map((word) -> word.equals("python3") ? Python.command() : word)
			.map((word) -> word.replace("{file}", file.toString()).replace("{dir}", folder.toString()))
			.toList();
		try (Checker checker = new Checker(settings(row, ports), row.exercise(), ProgramRow.SEED)) {
			return Recording.of(checker.observe(new Submission(row.program(), words, file.getParent())),
					file.getParent(), ports);
		}
	}

	private static CheckSettings settings(ProgramRow row, Map<String, String> ports) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("strict", row.has("strict"));
		settings.put("loopback", row.isLoopback());
		// A program that never listens or connects takes the full timeout, so it is
		// short. Other languages get more time because Java programs are compiled
		// first.
		boolean idle = row.fails().equals("listens") || row.fails().equals("connects");
		settings.put("start-timeout", (idle && row.command().startsWith("python3")) ? "6s" : "30s");
		settings.put("answer-timeout", "2s");
		settings.put("end-timeout", "3s");
		if (row.has("input=")) {
			settings.put("input", row.options().replaceFirst(".*input=", "").replace("/", "\n"));
		}
		if (!ports.isEmpty() && row.exercise().kind() == Kind.CLIENT) {
			settings.put("port", ports.get("8080"));
		}
		return Checks.settings(settings);
	}

}
