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
			assertThat(verdicts).extracting(Verdict::outcome)
				.containsExactly(Verdict.Outcome.FAILED, Verdict.Outcome.NOT_CHECKED);
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
		return new ClassCheck(checker, Submissions.of(settings), Hints.FULL, this.transcript).run(1);
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
