package dev.tcplab.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Hints;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.console.Transcript;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the programs in {@code src/test/programs/hostile} together, as a class. The
 * second line of each has its verdict.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIf("dev.tcplab.check.program.Python#isExpected")
@EnabledIfSystemProperty(named = "tests.full", matches = "true")
class HostileProgramsTests {

	private static final String EXPECT = "# expect: ";

	@ParameterizedTest
	@CsvSource({ "servers, echo1", "clients, client" })
	void spoilNoOtherRow(String folder, String exercise) throws Exception {
		CheckSettings settings = Checks.settings(Map.of("submissions", "src/test/programs/hostile/" + folder + "/*.*",
				"loopback", true, "answer-timeout", "1s", "end-timeout", "2s", "time-limit", "20s"));
		ByteArrayOutputStream screen = new ByteArrayOutputStream();
		List<Verdict> verdicts;
		try (Transcript transcript = new Transcript(screen, Duration.ofSeconds(1));
				Checker checker = new Checker(settings, Exercises.of(exercise), 1)) {
			verdicts = new ClassCheck(ClassRows.of(settings, List.of(checker)), Hints.FULL, transcript).run(4);
		}
		assertThat(verdicts).hasSizeGreaterThan(4);
		assertThat(verdicts.stream().filter((verdict) -> !actual(verdict).startsWith(expected(verdict))))
			.extracting((verdict) -> "%s: %s".formatted(verdict.submission(), actual(verdict)))
			.isEmpty();
		assertThat(screen.toString(StandardCharsets.UTF_8).lines()).noneMatch((line) -> line.strip().startsWith("::"));
		assertThat(ProcessHandle.allProcesses().map(HostileProgramsTests::arguments))
			.noneMatch((arguments) -> arguments.matches("(?s)(?:hostile-sleep|.*# hostile-child).*"));
	}

	private static String arguments(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String expected(Verdict verdict) {
		try {
			return Files.readAllLines(Path.of(verdict.submission())).get(1).replace(EXPECT, "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String actual(Verdict verdict) {
		return switch (verdict.outcome()) {
			case PASSED -> "passed";
			case FAILED -> "failed: " + verdict.firstFailure().map(Finding::fact).orElseThrow();
			case NOT_SUBMITTED -> "not submitted";
			case NOT_CHECKED -> "could not be checked: " + verdict.problem();
		};
	}

}
