package dev.tcplab.check;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.check.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests what is said of the programs in {@code src/test/programs}, as the table there has
 * it.
 */
class ProgramsTests {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	private static final int LESSONS_PORT = 8080;

	private static final Map<String, String> NEEDED = Map.of("py", "python3", "java", "java", "js", "node", "sh",
			"ncat", "c", "cc");

	/**
	 * Programs with addresses of their own choice run one after another, on the lesson's
	 * port; the others side by side.
	 */
	private static final ExecutorService oneByOne = Executors.newSingleThreadExecutor();

	private static final ExecutorService sideBySide = Executors.newFixedThreadPool(8);

	/**
	 * What a version manager calls python3 is a script that looks for it: found once,
	 * half the time is saved.
	 */
	private static final String PYTHON = python();

	@AfterAll
	static void end() {
		oneByOne.shutdownNow();
		sideBySide.shutdownNow();
	}

	@TestFactory
	List<DynamicTest> saysOfEachProgramWhatTheTableHas() throws IOException {
		String only = System.getProperty("programs", "");
		List<DynamicTest> tests = new ArrayList<>();
		try (Stream<String> lines = Files.lines(PROGRAMS.resolve("expected.tsv"))) {
			for (Row row : lines.skip(1)
				.map(Row::parse)
				.filter((row) -> row.program().matches(".*(?:" + only + ").*"))
				.toList()) {
				Future<Verdict> verdict = (row.isLoopback() ? sideBySide : oneByOne)
					.submit((Callable<Verdict>) row::check);
				tests.add(DynamicTest.dynamicTest(row.name(), () -> row.verify(verdict)));
			}
		}
		return tests;
	}

	private static String python() {
		try {
			Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
			String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return path.isEmpty() ? "python3" : path;
		}
		catch (IOException ex) {
			return "python3";
		}
	}

	private record Row(String program, String exercise, String options, String command, String outcome, String fails,
			String words) {

		private static Row parse(String line) {
			String[] fields = Arrays.copyOf(line.split("\t", -1), 8);
			return new Row(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
		}

		private String name() {
			return (this.program + " " + this.options).strip();
		}

		private boolean isLoopback() {
			return this.command.startsWith("python3") && !this.options.contains("own-port");
		}

		// A Java program is compiled first.
		private String startTimeout() {
			return this.fails.equals("listens") ? "5s" : "20s";
		}

		private void assumePossible() {
			List<String> missing = Stream
				.of(NEEDED.get(this.program.replaceFirst(".*\\.", "")), this.command.replaceFirst(" .*", ""))
				.filter((command) -> !isInstalled(command))
				.toList();
			if ("true".equals(System.getenv("CI"))) {
				assertThat(missing).as("not installed").isEmpty();
			}
			assumeThat(missing).as("not installed").isEmpty();
			if (this.options.contains("unprivileged")) {
				assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
			}
		}

		private static boolean isInstalled(String command) {
			return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
				.anyMatch((directory) -> Files.isExecutable(Path.of(directory, command)));
		}

		private Verdict check() throws IOException, InterruptedException {
			if (!this.options.contains("port-taken")) {
				return checkNow();
			}
			ServerSocket other = new ServerSocket(LESSONS_PORT, 1, InetAddress.getLoopbackAddress());
			try {
				return checkNow();
			}
			finally {
				other.close();
			}
		}

		private Verdict checkNow() throws IOException, InterruptedException {
			CheckSettings settings = new Binder(new MapConfigurationPropertySource(Map.of("check.submissions", "unused",
					"check.strict", this.options.contains("strict"), "check.loopback", isLoopback(),
					"check.start-timeout", startTimeout(), "check.answer-timeout", "1500ms", "check.end-timeout", "2s",
					"check.input", this.options.contains("input=")
							? this.options.replaceFirst(".*input=", "").replace("/", "\n") : "")))
				.bind("check", CheckSettings.class)
				.get();
			Path file = PROGRAMS.resolve(this.program);
			List<String> words = Arrays.stream(this.command.split(" "))
				.map((word) -> word.equals("python3") ? PYTHON : word)
				.map((word) -> word.replace("{file}", file.toString()).replace("{dir}", file.getParent().toString()))
				.toList();
			try (Checker checker = new Checker(settings, Exercises.of(this.exercise))) {
				return checker.check(new Submission(this.program, words, file.getParent()));
			}
		}

		private void verify(Future<Verdict> future) throws ExecutionException, InterruptedException {
			assumePossible();
			Verdict verdict = future.get();
			String all = Screen.whole(verdict, Exercises.of(this.exercise)).stream().collect(Collectors.joining("\n"));
			assertThat(verdict.outcome().name().toLowerCase(Locale.ROOT)).as(all).isEqualTo(this.outcome);
			if (!this.fails.isEmpty()) {
				assertThat(verdict.firstFailure().map(Check::id)).as(all).contains(this.fails);
			}
			String told = verdict.checks()
				.stream()
				.filter((check) -> check.state() == State.FAILED || check.state() == State.REMARK)
				.map((check) -> "%s %s %s %s %s".formatted(check.text(), check.advice(), check.expected(),
						check.actual(), check.quote()))
				.collect(Collectors.joining("\n")) + verdict.notes();
			// A file's name in a traceback is not the program's mistake in words.
			told = told.replace(Path.of(this.program).getFileName().toString(), "");
			for (String word : this.words.split(" & ")) {
				assertThat(told.toLowerCase(Locale.ROOT)).as(all).contains(word.strip());
			}
		}

	}

}
