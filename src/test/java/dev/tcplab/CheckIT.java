package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.server.FixedPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The check of students' programs as a process: its exit codes and reports.
 */
@EnabledOnOs(OS.LINUX)
class CheckIT {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	@TempDir
	Path directory;

	@Test
	void exitsWithTwoForUnknownProperty() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=check", "--tcp-lab.check.exercise=echo2",
				"--tcp-lab.check.comand=sh")) {
			lab.awaitExit(2);
			assertThat(lab.errorLines()).hasSize(2)
				.first()
				.isEqualTo("Unknown property tcp-lab.check.comand (value 'sh')");
			assertThat(lab.output()).isEmpty();
		}
	}

	/**
	 * All programs listen on the same port, and Ctrl-C ends them although this process
	 * ignores it.
	 */
	@Test
	void printsRowsAndReportsOfClass() throws Exception {
		String port = String.valueOf(FixedPorts.next());
		List<String> programs = List.of("reference/echo1.py", "mistakes/no-echo.py", "reference/echo1.py",
				"mistakes/syntax-error.py", "reference/echo1.py", "mistakes/no-echo.py");
		for (int i = 0; i < programs.size(); i++) {
			Path student = Files.createDirectory(this.directory.resolve("student " + i));
			Files.writeString(student.resolve("echo server1.py"),
					Files.readString(PROGRAMS.resolve(programs.get(i))).replace("8080", port));
		}
		String reports = Stream.of("xml", "json", "csv", "md", "html")
			.map((ending) -> this.directory + "/report." + ending)
			.collect(Collectors.joining(","));
		try (LabProcess lab = LabProcess.startIgnoringInterrupts("--spring.profiles.active=check",
				"--tcp-lab.check.exercise=echo1", "--tcp-lab.check.submissions=" + this.directory + "/student*/*.py",
				"--tcp-lab.check.parallel=4", "--tcp-lab.check.report=" + reports)) {
			lab.awaitExit(1);
			List<String> lines = lab.outputLines();
			List<String> rows = lines.stream().filter((line) -> line.startsWith("student ")).toList();
			assertThat(rows).hasSameSizeAs(programs);
			for (int i = 0; i < programs.size(); i++) {
				assertThat(rows.get(i)).startsWith("student %d/echo server1.py  ".formatted(i));
			}
			assertThat(lines).allMatch((line) -> line.length() <= 80)
				.contains("3 of 6 passed, 3 failed; 38 of 48 points")
				.anyMatch((line) -> line.startsWith("  2 times  "));
			for (String report : reports.split(",")) {
				assertThat(Path.of(report)).content().contains("student 5");
			}
		}
	}

	@Test
	void leavesNoProgramBehindAfterCtrlC() throws Exception {
		// The programs are started as copies, elsewhere.
		String marker = "/" + this.directory.getFileName() + "-";
		for (int i = 0; i < 4; i++) {
			Files.writeString(this.directory.resolve(marker.substring(1) + i + ".py"), """
					import os, signal, time
					signal.signal(signal.SIGINT, signal.SIG_IGN)
					signal.signal(signal.SIGTERM, signal.SIG_IGN)
					if os.fork() == 0:
						os.setsid()
					time.sleep(60)
					""");
		}
		try (LabProcess lab = LabProcess.startHeedingInterrupts("--spring.profiles.active=check",
				"--tcp-lab.check.exercise=echo1", "--tcp-lab.check.submissions=" + this.directory + "/*.py",
				"--tcp-lab.check.parallel=2", "--tcp-lab.check.start-timeout=60s")) {
			await().atMost(Duration.ofMinutes(1)).until(() -> processesOf(marker) == 4);
			lab.signal("INT");
			lab.awaitExit(130);
			assertThat(processesOf(marker)).isZero();
			assertThat(lab.output()).isEmpty();
			assertThat(lab.errorLines()).isEmpty();
		}
	}

	@Test
	void preventsProgramFromForgingAnnotation() throws Exception {
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
			lab.awaitExit(1);
			// For GitHub, a carriage return also ends a line.
			List<String> commands = lab.output()
				.lines()
				.flatMap((line) -> Stream.of(line.split("\r")))
				.filter((line) -> line.strip().startsWith("::") || line.strip().startsWith("##["))
				.toList();
			assertThat(commands).singleElement().asString().startsWith("::error title=echo1%3A python3 ");
			assertThat(lab.output()).contains("Not yet right: 1 check failed, 0 of 8 points");
			assertThat(summary).content().contains("echo1").doesNotContain("\n::error").doesNotContain("\n##[error]");
		}
	}

	private static long processesOf(String marker) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.map(CheckIT::command)
				.flatMap(Optional::stream)
				.filter((command) -> command.matches("(?s)[^\0]*python.*") && command.contains(marker))
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
