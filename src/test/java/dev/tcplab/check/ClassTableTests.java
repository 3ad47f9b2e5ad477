package dev.tcplab.check;

import java.time.Duration;
import java.util.List;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Special;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassTableTests {

	private static final String LONG = "The number of the connection does not count. The message of client 1 is missing from the console.";

	private static Verdict verdict(String name, String exercise, Finding... findings) {
		return new Verdict(name, exercise, List.of(findings), List.of(), List.of(), Duration.ofSeconds(1), null,
				Special.NONE, Grading.USUAL);
	}

	@Test
	void printsMarksPointsAndFirstReason() {
		ClassTable table = new ClassTable(List.of("echo2"), List.of("ana.py", "bernardo.py"));
		assertThat(table.head()).isEmpty();
		assertThat(table.row(List.of(verdict("ana.py", "echo2", Point.STARTS.passed(""), Point.LISTENS.failed("No."),
				Point.WORDING.remark("Else.", null)))))
			.containsExactly("ana.py       \u2714\u2718 1/2  No.");
		assertThat(table.row(List.of(verdict("bernardo.py", "echo2", Point.STARTS.passed("")))))
			.containsExactly("bernardo.py  \u2714 1/1");
	}

	@Test
	void breaksLongReasonBetweenWords() {
		ClassTable table = new ClassTable(List.of("echo2"), List.of("class/ana/echo-server2.py"));
		List<String> row = table.row(List.of(verdict("class/ana/echo-server2.py", "echo2", Point.STARTS.failed(LONG))));
		assertThat(row).containsExactly(
				"class/ana/echo-server2.py  \u2718 0/1  The number of the connection does not count.",
				"                                  The message of client 1 is missing from ...");
		assertThat(row).allMatch((line) -> line.length() <= 80);
	}

	@Test
	void startsNoLineWithWorkflowCommand() {
		for (int length = 1; length < 80; length++) {
			String attack = "x".repeat(length) + " ::stop-commands::pwn " + "y".repeat(length) + " ::error::forged";
			for (String name : List.of("a", "class/" + "a".repeat(30))) {
				ClassTable table = new ClassTable(List.of("echo2"), List.of(name));
				assertThat(table.row(List.of(verdict(name, "echo2", Point.STARTS.failed(attack)))))
					.noneMatch((line) -> line.strip().startsWith("::") || line.length() > 80);
			}
		}
	}

	@Test
	void hasColumnForEachExercise() {
		ClassTable table = new ClassTable(List.of("echo1", "echo2"), List.of("ana", "bob"));
		assertThat(table.head()).containsExactly("     echo1    echo2");
		assertThat(table.row(List.of(verdict("ana", "echo1", Point.STARTS.passed("")),
				verdict("ana", "echo2", Point.STARTS.failed("It ended.")))))
			.containsExactly("ana  \u2714 1/1    \u2718 0/1    echo2: It ended.");
	}

	@Test
	void marksMissingAndUncheckedPrograms() {
		ClassTable table = new ClassTable(List.of("echo2"), List.of("ana"));
		assertThat(table.row(List.of(problem("Not submitted.", Special.NOT_SUBMITTED))))
			.containsExactly("ana  -  Not submitted.");
		assertThat(table.row(List.of(problem("No python3.", Special.NONE)))).containsExactly("ana  ?  No python3.");
	}

	private static Verdict problem(String problem, Special special) {
		return Verdict.notChecked("ana", Exercises.of("echo2"), problem, Duration.ZERO, special, Grading.USUAL);
	}

	@Test
	void omitsCommonFolderOfLongNames() {
		List<String> names = List.of("/home/teacher/2026/class/ana/echo2.py", "/home/teacher/2026/class/bob/echo2.py");
		assertThat(new ClassTable(List.of("echo2"), names)
			.row(List.of(verdict(names.get(0), "echo2", Point.STARTS.passed("")))))
			.containsExactly("ana/echo2.py  \u2714 1/1");
	}

	@Test
	void shortensLongName() {
		String name = "class/" + "a".repeat(60) + ".py";
		ClassTable table = new ClassTable(List.of("echo2"), List.of(name));
		assertThat(table.row(List.of(verdict(name, "echo2", Point.STARTS.passed("")))))
			.containsExactly("..." + "a".repeat(20) + ".py  \u2714 1/1");
	}

	@Test
	void sumsUpReasonsThatOccurOften() {
		Verdict passed = verdict("ana", "echo2", Point.STARTS.passed(""));
		Verdict dead = verdict("bob", "echo2", Point.STARTS.failed("It ended."));
		assertThat(ClassTable.summary(List.of(passed, dead, dead, verdict("eve", "echo2", Point.STARTS.failed(LONG)))))
			.containsExactly("", "1 of 4 passed, 3 failed; 1 of 4 points", "  2 times   It ended.");
	}

}
