package dev.tcplab.check;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Hints;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.console.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@EnabledOnOs(OS.LINUX)
class ClassCheckTests {

	@TempDir
	Path directory;

	private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

	private final Transcript transcript = new Transcript(this.screen, Duration.ofSeconds(1));

	@Test
	void givesRowToProgramThatCannotBeStarted() throws Exception {
		write("ana.sh", "exit 1");
		write("bob\n.cobol", "");
		CheckSettings settings = settings("*");
		try (Checker checker = new Checker(settings, Exercises.of("echo1"), 1)) {
			List<Verdict> verdicts = check(checker, settings);
			assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.FAILED, Outcome.NOT_CHECKED);
			assertThat(verdicts.get(1).problem()).startsWith("It is not known how ").contains("bob\\n.cobol");
		}
	}

	@Test
	void givesRowToErrorOfSystem() throws Exception {
		List<String> words = new AbstractList<>() {
			@Override
			public String get(int index) {
				throw new OutOfMemoryError("unable to create native thread");
			}

			@Override
			public int size() {
				return 1;
			}
		};
		try (Checker checker = new Checker(settings("*"), Exercises.of("echo1"), 1)) {
			assertThat(checker.check(new Submission("ana.py", words, this.directory)).problem())
				.contains("unable to create native thread");
		}
	}

	@Test
	void givesRowToStudentWithoutSubmission() throws Exception {
		write("ana.sh", "exit 1");
		write("bob.sh", "exit 1");
		Path roster = Files.writeString(this.directory.resolve("names"), "ana\nbob\neve\n");
		CheckSettings settings = Checks
			.settings(Map.of("submissions", this.directory + "/*.sh", "roster", roster.toString()));
		try (Checker checker = new Checker(settings, Exercises.of("echo1"), 1)) {
			List<Verdict> verdicts = check(checker, settings);
			assertThat(verdicts).extracting(Verdict::outcome)
				.containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.NOT_SUBMITTED);
			assertThat(shown()).containsPattern("eve +-  +Not submitted\\.")
				.contains("0 of 3 passed, 2 failed, 1 not submitted");
		}
	}

	@Test
	void hasColumnForEachExercise() throws Exception {
		for (String name : List.of("ana/echo1.sh", "ana/echo2.sh", "bob/Echo_1.sh")) {
			Files.createDirectories(this.directory.resolve(name).getParent());
			write(name, "exit 1");
		}
		CheckSettings settings = settings("*/");
		try (Checker echo1 = new Checker(settings, Exercises.of("echo1"), 1);
				Checker echo2 = new Checker(settings, Exercises.of("echo2"), 1)) {
			List<Verdict> verdicts = new ClassCheck(ClassRows.of(settings, List.of(echo1, echo2)), Hints.FULL,
					this.transcript)
				.run(2);
			assertThat(verdicts).extracting(Verdict::exercise).containsExactly("echo1", "echo2", "echo1", "echo2");
			assertThat(verdicts).extracting(Verdict::outcome)
				.containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.NOT_SUBMITTED);
		}
		assertThat(shown().lines().map(String::strip)).contains("echo1    echo2");
		assertThat(shown()).contains("echo2: 0 of 2 passed, 1 failed, 1 not submitted");
	}

	@Test
	void reportsFinishedRowsIfEndedEarly() throws Exception {
		write("ana.sh", "exit 1");
		write("bob.sh", "sleep 60");
		CheckSettings settings = settings("*.sh");
		Checker checker = new Checker(settings, Exercises.of("echo1"), 1);
		CompletableFuture<List<Verdict>> verdicts = CompletableFuture.supplyAsync(() -> check(checker, settings));
		await().until(() -> shown().contains("ana.sh"));
		checker.close();
		assertThat(verdicts.get()).singleElement().extracting(Verdict::submission).asString().endsWith("ana.sh");
		assertThat(shown()).contains("0 of 1 passed").doesNotContain("bob.sh");
	}

	private List<Verdict> check(Checker checker, CheckSettings settings) {
		return new ClassCheck(ClassRows.of(settings, List.of(checker)), Hints.FULL, this.transcript).run(1);
	}

	private String shown() {
		this.transcript.flush();
		return this.screen.toString(StandardCharsets.UTF_8);
	}

	private CheckSettings settings(String pattern) {
		return Checks.settings(Map.of("submissions", this.directory + "/" + pattern, "start-timeout", "1m"));
	}

	private void write(String name, String text) throws Exception {
		Files.writeString(this.directory.resolve(name), text + "\n");
	}

}
