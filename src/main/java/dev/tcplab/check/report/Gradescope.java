package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Members;

/**
 * The results.json of Gradescope: a point for each check that passed.
 */
final class Gradescope {

	private static final JsonWriter<Verdict> RESULTS = JsonWriter.of(Gradescope::results);

	private static final JsonWriter<Finding> TEST = JsonWriter.of(Gradescope::test);

	private Gradescope() {
	}

	static String of(List<Verdict> verdicts) {
		return RESULTS.writeToString(verdicts.get(0)) + "\n";
	}

	private static void results(Members<Verdict> results) {
		results.add("score", Points::passed);
		results.add("execution_time", Verdict::seconds);
		results.add("output", Gradescope::output);
		results.add("output_format", "text");
		results.add("tests", (verdict) -> Points.checks(verdict).stream().map(TEST::write).toList());
	}

	private static String output(Verdict verdict) {
		List<String> lines = new ArrayList<>();
		lines.add(verdict.reason().orElse("Everything passed."));
		lines.addAll(verdict.notes());
		verdict.findings()
			.stream()
			.filter((finding) -> finding.state() == State.REMARK)
			.forEach((remark) -> lines.add("Remark: " + Reason.text(remark)));
		return String.join("\n", lines);
	}

	private static void test(Members<Finding> test) {
		test.add("name", (finding) -> finding.point().title());
		test.add("score", (finding) -> (finding.state() == State.PASSED) ? 1 : 0);
		test.add("max_score", 1);
		test.add("status", (finding) -> (finding.state() == State.PASSED) ? "passed" : "failed");
		test.add("output", Points::text);
		test.add("output_format", "text");
		test.add("visibility", "visible");
	}

}
