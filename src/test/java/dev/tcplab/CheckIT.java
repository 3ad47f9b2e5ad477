package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The check of students' programs as a process: its words, its exit code and its reports.
 */
@EnabledOnOs(OS.LINUX)
class CheckIT {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	@TempDir
	Path directory;

	@Test
	void whatIsWrongIsSaidAndTheExitCodeIsOne() throws Exception {
		try (LabProcess lab = check("echo2", "--tcp-lab.check.loopback=true",
				"--tcp-lab.check.command=python3 %s/mistakes/own-address.py".formatted(PROGRAMS))) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.output()).contains("  ✘ the console shows who connected and what was sent",
					"The address on the console is the server's own, not the client's.",
					"Not yet right: 1 check failed");
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			exercise=echo4                            | Unknown exercise 'echo4' for tcp-lab.check.exercise
			exercise=echo2 submissions=nowhere/*.py   | No file is named nowhere/*.py
			exercise=echo2 comand=sh                  | Unknown property tcp-lab.check.comand (value 'sh')
			""")
	void whatCannotBeCheckedExitsWithTwo(String settings, String words) throws Exception {
		String[] arguments = Stream
			.concat(Stream.of("--spring.profiles.active=check"),
					Stream.of(settings.split(" (?=\\w+=)")).map("--tcp-lab.check."::concat))
			.toArray(String[]::new);
		try (LabProcess lab = LabProcess.start(arguments)) {
			assertThat(lab.awaitExit()).isEqualTo(2);
			assertThat(lab.errorLines()).hasSize(2).first().isEqualTo(words);
			assertThat(lab.output()).isEmpty();
		}
	}

	@Test
	void aCommandThatIsMissingExitsWithTwo() throws Exception {
		try (LabProcess lab = check("echo2", "--tcp-lab.check.command=python33 a.py")) {
			assertThat(lab.awaitExit()).isEqualTo(2);
			assertThat(lab.output()).contains("There is no command python33 here.", "Could not be checked");
		}
	}

	@Test
	void aClassHasARowEachASummaryAndReports() throws Exception {
		List<String> programs = List.of("reference/echo1.py", "mistakes/no-echo.py", "mistakes/hangs.py",
				"mistakes/syntax-error.py", "spirit/received-message.py", "mistakes/ignores-sigterm.py",
				"mistakes/no-echo.py", "reference/echo1.py");
		for (int i = 0; i < 40; i++) {
			Path student = Files.createDirectory(this.directory.resolve("student %02d".formatted(i)));
			Files.copy(PROGRAMS.resolve(programs.get(i % programs.size())), student.resolve("echo server1.py"));
		}
		String reports = Stream.of("xml", "json", "csv", "md", "html")
			.map((ending) -> this.directory + "/report." + ending)
			.reduce((one, other) -> one + "," + other)
			.orElseThrow();
		try (LabProcess lab = check("echo1", "--tcp-lab.check.submissions=" + this.directory + "/student*/*.py",
				"--tcp-lab.check.loopback=true", "--tcp-lab.check.parallel=8", "--tcp-lab.check.report=" + reports,
				"--tcp-lab.check.start-timeout=5s", "--tcp-lab.check.answer-timeout=2s",
				"--tcp-lab.check.end-timeout=3s")) {
			assertThat(lab.awaitExit()).isOne();
			List<String> rows = lab.outputLines();
			for (int i = 0; i < 40; i++) {
				assertThat(rows.get(i)).startsWith("%s/student %02d/echo server1.py  ".formatted(this.directory, i));
			}
			assertThat(rows.subList(40, rows.size())).hasSize(5)
				.startsWith("", "15 of 40 passed, 25 failed")
				.anyMatch((line) -> line.startsWith("  10 times  "));
			assertThat(Files.readString(this.directory.resolve("report.xml"))).contains("student 39");
			assertThat(Files.readString(this.directory.resolve("report.json"))).contains("student 39");
			assertThat(Files.readAllLines(this.directory.resolve("report.csv"))).hasSizeGreaterThan(40);
			assertThat(Files.readString(this.directory.resolve("report.md"))).contains("student 39");
			assertThat(Files.readString(this.directory.resolve("report.html"))).contains("student 39");
		}
	}

	@Test
	void programsWithTheSamePortAreCheckedAloneAtTheEnd() throws Exception {
		int port = Wire.freePort();
		for (int i = 0; i < 6; i++) {
			Files.writeString(this.directory.resolve(i + ".py"),
					Files.readString(PROGRAMS.resolve("reference/echo1.py"))
						.replaceFirst("8080", String.valueOf(port)));
		}
		Files.copy(PROGRAMS.resolve("mistakes/syntax-error.py"), this.directory.resolve("3a.py"));
		try (LabProcess lab = check("echo1", "--tcp-lab.check.submissions=" + this.directory + "/*.py",
				"--tcp-lab.check.parallel=4")) {
			assertThat(lab.awaitExit()).isOne();
			assertThat(lab.outputLines().stream().filter((line) -> line.startsWith(this.directory.toString())))
				.extracting((line) -> Path.of(line.split(" ")[0]).getFileName().toString())
				.containsExactly("0.py", "1.py", "2.py", "3.py", "3a.py", "4.py", "5.py");
			assertThat(lab.outputLines()).contains("6 of 7 passed, 1 failed");
		}
	}

	@Test
	void aServerThatRunsIsChecked() throws Exception {
		try (LabProcess server = LabProcess.start("--spring.profiles.active=echo2", "--server.port=0",
				"--tcp-lab.server.port=0")) {
			String port = "--tcp-lab.check.port=" + server.awaitPort();
			try (LabProcess right = check("echo2", "--tcp-lab.check.host=127.0.0.1", port);
					LabProcess wrong = check("happy", "--tcp-lab.check.host=127.0.0.1", port)) {
				assertThat(right.awaitExit()).isZero();
				assertThat(right.output()).contains("A server that runs elsewhere has no console here.");
				assertThat(wrong.awaitExit()).isOne();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "TERM, 143", "INT, 130" })
	void aSignalLeavesNoProgramBehind(String signal, int exitCode) throws Exception {
		String marker = this.directory.resolve("stubborn").toString();
		for (int i = 0; i < 4; i++) {
			Files.writeString(this.directory.resolve("stubborn%d.py".formatted(i)), """
					import os, signal, time
					signal.signal(signal.SIGINT, signal.SIG_IGN)
					signal.signal(signal.SIGTERM, signal.SIG_IGN)
					if os.fork() == 0:
						os.setsid()
					time.sleep(60)
					""");
		}
		try (LabProcess lab = LabProcess.startHeedingInterrupts("--spring.profiles.active=check",
				"--tcp-lab.check.exercise=echo1", "--tcp-lab.check.submissions=" + marker + "*.py",
				"--tcp-lab.check.parallel=2", "--tcp-lab.check.start-timeout=60s")) {
			await().atMost(Duration.ofMinutes(1)).until(() -> processesOf(marker) == 4);
			lab.signal(signal);
			assertThat(lab.awaitExit()).isEqualTo(exitCode);
			assertThat(processesOf(marker)).isZero();
			assertThat(lab.output()).isEmpty();
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void ctrlCIsSentThoughThisProcessIgnoresIt() throws Exception {
		try (LabProcess lab = LabProcess.startIgnoringInterrupts("--spring.profiles.active=check",
				"--tcp-lab.check.exercise=echo1", "--tcp-lab.check.loopback=true",
				"--tcp-lab.check.command=python3 %s/reference/echo1.py".formatted(PROGRAMS))) {
			assertThat(lab.awaitExit()).isZero();
			assertThat(lab.output()).contains("  ✔ ends at Ctrl-C");
		}
	}

	@Test
	void gitHubGetsAnnotationsThatNoProgramCanForge() throws Exception {
		Path summary = this.directory.resolve("summary.md");
		Path hostile = Files.writeString(this.directory.resolve("hostile.py"), """
				import sys
				print("::error file=README.md::forged")
				print("\\r::error::forged\\n##[error]forged\\n\\x1b[2K::add-mask::forged", flush=True)
				sys.exit("::error::forged\\n##[error]forged\\nTraceback (most recent call last):\\n::stop-commands::x")
				""");
		try (LabProcess lab = LabProcess.startWith(
				Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
				"--spring.profiles.active=check", "--tcp-lab.check.exercise=echo1",
				"--tcp-lab.check.command=python3 " + hostile)) {
			assertThat(lab.awaitExit()).isOne();
			// Wherever a line may begin for GitHub.
			List<String> commands = lab.output()
				.lines()
				.flatMap((line) -> Stream.of(line.split("\r")))
				.filter((line) -> line.strip().startsWith("::") || line.strip().startsWith("##["))
				.toList();
			assertThat(commands).singleElement().asString().startsWith("::error title=echo1%3A python3 ");
			assertThat(summary).content().contains("echo1").doesNotContain("\n::error").doesNotContain("\n##[error]");
		}
	}

	private static LabProcess check(String exercise, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(
				List.of("--spring.profiles.active=check", "--tcp-lab.check.exercise=" + exercise));
		all.addAll(List.of(arguments));
		return LabProcess.start(all.toArray(String[]::new));
	}

	private static long processesOf(String marker) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.map(CheckIT::command)
				.flatMap(Optional::stream)
				.filter((command) -> command.contains("python") && command.contains(marker))
				.count();
		}
	}

	private static Optional<String> command(Path process) {
		try {
			return Optional.of(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1))
				.filter((command) -> !command.contains("tcp-lab.jar"));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
