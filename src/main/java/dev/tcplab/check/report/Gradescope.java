package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Members;

final class Gradescope {

	private static final JsonWriter<List<Verdict>> RESULTS = JsonWriter.of(Gradescope::results);

	private static final JsonWriter<ScoredCheck> TEST = JsonWriter.of(Gradescope::test);

	private Gradescope() {
	}

	static String of(List<Verdict> verdicts) {
		return RESULTS.writeToString(verdicts) + "\n";
	}

	private static void results(Members<List<Verdict>> results) {
		results.add("score", (verdicts) -> verdicts.stream().mapToInt(Verdict::points).sum());
		results.add("execution_time", (verdicts) -> verdicts.stream().mapToDouble(Verdict::seconds).sum());
		results.add("output", Gradescope::output);
		results.add("output_format", "text");
		results.add("tests", (verdicts) -> ScoredCheck.of(verdicts).stream().map(TEST::write).toList());
	}

	private static String output(List<Verdict> verdicts) {
		List<String> lines = new ArrayList<>();
		for (Verdict verdict : verdicts.stream().map(Verdict::forStudent).toList()) {
			lines.add(verdict.reason().orElse("Everything passed."));
			lines.addAll(verdict.notes());
			verdict.findings()
				.stream()
				.filter((finding) -> finding.state() == State.REMARK)
				.forEach((remark) -> lines.add("Remark: " + Reason.text(remark)));
		}
		return String.join("\n", lines);
	}

	private static void test(Members<ScoredCheck> test) {
		test.add("name", ScoredCheck::name);
		test.add("score", ScoredCheck::points);
		test.add("max_score", ScoredCheck::worth);
		test.add("status", (check) -> check.isPassed() ? "passed" : "failed");
		test.add("output", ScoredCheck::text);
		test.add("output_format", "text");
		test.add("visibility", (check) -> check.isHidden() ? "hidden" : "visible");
	}

}
