package dev.tcplab.check;

import java.time.Duration;
import java.util.List;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Hints;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Special;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTests {

	private static final Verdict FAILED = verdict("python3 echo-server2.py", List.of(Point.STARTS.passed(""),
			Point.LISTENS.passed("127.0.0.1:8080"), Point.FIRST_CLIENT.passed(""),
			new Finding(Point.ANSWER, State.FAILED,
					"The answer to the first client has no ECHO: before the message that the client has sent.",
					"The server answers ECHO: and the message, as in f\"ECHO: {msg}\\n\", and its line end.",
					"ECHO: The quick brown fox jumps over the lazy dog, again and again: a message\\n", "a".repeat(90),
					List.of("Traceback (most recent call last):", "  File \"echo-server2.py\", line 12")),
			Point.CONSOLE.notRun(""), Point.CTRL_C.notRun("this system cannot send it"),
			Point.WORDING.remark("The server prints \"Received Message:\".", null)), null);

	@Test
	void printsFailureInEightyColumns() {
		List<String> lines = Screen.whole(FAILED, Exercises.of("echo2"));
		assertThat(String.join("\n", lines)).isEqualTo("""
				python3 echo-server2.py  echo2 (Session 10, exercise 2)

				  ✔ starts
				  ✔ listens                                            127.0.0.1:8080
				  ✔ the first client is answered
				  ✘ the answer is right
				      The answer to the first client has no ECHO: before the message that the
				      client has sent.
				        expected: ECHO: The quick brown fox jumps over the lazy dog, again and
				                | again: a message\\n
				        but came: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
				                | aaaaaaaaaaaaaaaaaaaaaaaaaaaa
				      | Traceback (most recent call last):
				      |   File "echo-server2.py", line 12
				      The server answers ECHO: and the message, as in f"ECHO: {msg}\\n", and its
				      line end.
				  · the console shows who connected and what was sent  not run
				  · ends at Ctrl-C
				      not run: this system cannot send it
				  ! remark on wording
				      The server prints "Received Message:".

				Not yet right: 1 check failed, 3 of 6 points""");
		assertThat(lines).allMatch((line) -> line.length() <= 80);
	}

	@Test
	void printsOnlyStatesWithoutHints() {
		assertThat(Screen.whole(Hints.NONE.apply(FAILED), Exercises.of("echo2")))
			.contains("  ✔ listens", "  ✘ the answer is right", "Not yet right: 1 check failed, 3 of 6 points")
			.noneMatch((line) -> line.contains("ECHO") || line.contains("remark") || line.contains("Traceback"));
	}

	@Test
	void printsExerciseBelowLongCommand() {
		Verdict verdict = verdict("python3 " + "a".repeat(60) + ".py", List.of(Point.STARTS.passed("")), null);
		assertThat(Screen.whole(verdict, Exercises.of("echo2")))
			.startsWith(verdict.submission(), "echo2 (Session 10, exercise 2)", "")
			.endsWith("", "Passed, 1 of 1 points");
	}

	@Test
	void printsProblem() {
		Verdict verdict = verdict("python4 echo.py", List.of(),
				"There is no command python4 here. Look for a typo in the command, and check whether it is installed.");
		assertThat(Screen.whole(verdict, Exercises.of("echo2"))).containsSubsequence(
				"  There is no command python4 here. Look for a typo in the command, and check",
				"  whether it is installed.", "Could not be checked");
	}

	@Test
	void startsNoLineWithWorkflowCommand() {
		String attack = "x".repeat(48) + " ::stop-commands::pwn " + "y".repeat(60) + " ::error::forged";
		Finding finding = new Finding(Point.STARTS, State.FAILED, attack, attack, attack, attack, List.of(attack));
		Verdict verdict = verdict("::error::a\n\u001b[2K##[b].py", List.of(finding), attack);
		List<String> lines = Screen.whole(verdict, Exercises.of("echo2"));
		assertThat(lines).noneMatch((line) -> line.strip().startsWith("::") || line.contains("##["))
			.noneMatch((line) -> line.contains("\n") || line.contains("\u001b"));
		assertThat(Screen.name(verdict.submission())).isEqualTo("| ::error::a\\n\\x1b[2K\\x23#[b].py");
	}

	@Test
	void omitsOnlyRemarkOnUnusualClients() {
		Finding robust = Point.ROBUST.remark("A client that sends nothing ends the server.", null);
		assertThat(Screen.whole(verdict("a.py", List.of(Point.STARTS.passed(""), robust), null), Exercises.of("echo2")))
			.noneMatch((line) -> line.contains("remark"));
		assertThat(Screen.whole(verdict("a.py",
				List.of(Point.STARTS.passed(""), Point.WORDING.remark("Other words.", null), robust), null),
				Exercises.of("echo2")))
			.filteredOn((line) -> line.contains("remark"))
			.hasSize(2);
	}

	private static Verdict verdict(String name, List<Finding> checks, @Nullable String problem) {
		return new Verdict(name, "echo2", checks, List.of(), List.of(), Duration.ofSeconds(1), problem, Special.NONE,
				Grading.USUAL);
	}

}
