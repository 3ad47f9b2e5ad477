package dev.tcplab.check;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.program.Python;
import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.server.FixedPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests the verdicts on the programs in {@code src/test/programs} against the table
 * there. Only the rows of the tier {@code quick} are tested without
 * {@code -Dtests.full=true}.
 */
class ProgramsTests {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	private static final boolean FULL = Boolean.getBoolean("tests.full");

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
		try (Stream<String> lines = Files.lines(PROGRAMS.resolve("expected.tsv"))) {
			return lines.skip(1)
				.map(Row::parse)
				.filter((row) -> FULL || row.tier().equals("quick"))
				.filter((row) -> row.program().matches(".*(?:" + only + ").*"))
				.map(Row::test)
				.toList();
		}
	}

	private record Row(String program, String exercise, String options, String command, String outcome, String fails,
			String words, String tier) {

		private static Row parse(String line) {
			String[] fields = line.split("\t", -1);
			return new Row(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
		}

		private DynamicTest test() {
			List<String> missing = missing();
			Future<Result> result = missing.isEmpty() ? executor.submit(() -> check()) : null;
			return DynamicTest.dynamicTest((this.program + " " + this.options).strip(), () -> {
				if ("true".equals(System.getenv("CI"))) {
					assertThat(missing).as("not installed").isEmpty();
				}
				assumeThat(missing).as("not installed").isEmpty();
				if (this.options.contains("unprivileged")) {
					assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
				}
				verify(result);
			});
		}

		private List<String> missing() {
			return Stream.of(NEEDED.get(this.program.replaceFirst(".*\\.", "")), this.command.replaceFirst(" .*", ""))
				.filter((command) -> !isInstalled(command))
				.toList();
		}

		private static boolean isInstalled(String command) {
			return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
				.anyMatch((directory) -> Files.isExecutable(Path.of(directory, command)));
		}

		private boolean isLoopback() {
			return this.command.startsWith("python3") && !this.options.contains("own-port");
		}

		private Result check() throws IOException, InterruptedException {
			Path file = PROGRAMS.resolve(this.program);
			if (isLoopback()) {
				return new Result(check(file, Map.of()), Map.of());
			}
			String text = Files.readString(file);
			Map<String, String> ports = new HashMap<>();
			for (String port : PORTS) {
				String own = String.valueOf(FixedPorts.next());
				ports.put(port, own);
				text = text.replace(port, own);
			}
			Path copy = Files.writeString(Files.createTempDirectory(directory, "").resolve(file.getFileName()), text);
			if (!this.options.contains("port-taken")) {
				return new Result(check(copy, ports), ports);
			}
			int port = Integer.parseInt(ports.get("8080"));
			ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
			try {
				return new Result(check(copy, ports), ports);
			}
			finally {
				other.close();
			}
		}

		private Verdict check(Path file, Map<String, String> ports) throws IOException, InterruptedException {
			String directory = PROGRAMS.resolve(this.program).getParent().toString();
			List<String> words = Arrays.stream(this.command.split(" "))
				.map((word) -> word.equals("python3") ? Python.command() : word)
				.map((word) -> word.replace("{file}", file.toString()).replace("{dir}", directory))
				.toList();
			try (Checker checker = new Checker(settings(ports), Exercises.of(this.exercise))) {
				return checker.check(new Submission(this.program, words, file.getParent()));
			}
		}

		private CheckSettings settings(Map<String, String> ports) {
			Map<String, Object> settings = new HashMap<>();
			settings.put("strict", this.options.contains("strict"));
			settings.put("loopback", isLoopback());
			// A program that never listens or connects takes the full timeout, so it is
			// short. Other languages get more time because Java programs are compiled
			// first.
			boolean idle = this.fails.equals("listens") || this.fails.equals("connects");
			settings.put("start-timeout", (idle && this.command.startsWith("python3")) ? "6s" : "30s");
			settings.put("answer-timeout", "2s");
			settings.put("end-timeout", "3s");
			if (this.options.contains("input=")) {
				settings.put("input", this.options.replaceFirst(".*input=", "").replace("/", "\n"));
			}
			if (!ports.isEmpty() && Exercises.of(this.exercise).kind() == Kind.CLIENT) {
				settings.put("port", ports.get("8080"));
			}
			return Checks.settings(settings);
		}

		private void verify(Future<Result> result) throws ExecutionException, InterruptedException {
			Verdict verdict = result.get().verdict();
			String screen = String.join("\n", Screen.whole(verdict, Exercises.of(this.exercise)));
			assertThat(verdict.outcome().name().toLowerCase(Locale.ROOT)).as(screen).isEqualTo(this.outcome);
			if (!this.fails.isEmpty()) {
				assertThat(verdict.firstFailure().map(Check::id)).as(screen).contains(this.fails);
			}
			assertThat(findings(verdict)).as(screen).contains(result.get().words(this.words));
		}

		private String findings(Verdict verdict) {
			return verdict.checks()
				.stream()
				.filter((check) -> check.state() == State.FAILED || check.state() == State.REMARK)
				.map((check) -> "%s %s %s %s %s".formatted(check.text(), check.advice(), check.expected(),
						check.actual(), check.quote()))
				.collect(Collectors.joining("\n", "", verdict.notes().toString()))
				// A traceback contains the file's name, which can contain the expected
				// words.
				.replace(Path.of(this.program).getFileName().toString(), "")
				.toLowerCase(Locale.ROOT);
		}

	}

	private record Result(Verdict verdict, Map<String, String> ports) {

		private List<String> words(String expected) {
			List<String> words = new ArrayList<>();
			for (String word : expected.split(" & ")) {
				words.add(this.ports.getOrDefault(word.strip(), word.strip()));
			}
			return words;
		}

	}

}
