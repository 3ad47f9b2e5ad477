package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Members;

/**
 * The result of a GitHub Classroom grader: a point for each check that passed.
 */
final class Classroom {

	private static final JsonWriter<Verdict> RESULT = JsonWriter.of(Classroom::result);

	private static final JsonWriter<Finding> TEST = JsonWriter.of(Classroom::test);

	private Classroom() {
	}

	static String of(List<Verdict> verdicts) {
		return RESULT.writeToString(verdicts.get(0)) + "\n";
	}

	private static void result(Members<Verdict> result) {
		result.add("version", 1);
		result.add("status", (verdict) -> status(verdict.outcome()));
		result.add("max_score", (verdict) -> Points.checks(verdict).size());
		result.add("tests", (verdict) -> Points.checks(verdict).stream().map(TEST::write).toList());
	}

	private static String status(Outcome outcome) {
		return switch (outcome) {
			case PASSED -> "pass";
			case FAILED -> "fail";
			case NOT_CHECKED -> "error";
		};
	}

	private static String status(Finding finding) {
		if (finding.point() == Point.CHECKABLE) {
			return "error";
		}
		return (finding.state() == State.PASSED) ? "pass" : "fail";
	}

	private static void test(Members<Finding> test) {
		test.add("name", (finding) -> finding.point().title());
		test.add("status", Classroom::status);
		test.add("score", (finding) -> (finding.state() == State.PASSED) ? 1 : 0);
		test.add("message", Points::text);
		test.add("test_code", "");
		test.add("filename", "");
		test.add("line_no", 0);
		test.add("duration", 0);
	}

}
