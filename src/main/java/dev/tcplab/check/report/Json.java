package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.support.EnumName;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Members;

final class Json {

	private static final JsonWriter<List<Verdict>> REPORT = JsonWriter.of(Json::report);

	private static final JsonWriter<Verdict> SUBMISSION = JsonWriter.of(Json::submission);

	private static final JsonWriter<Finding> CHECK = JsonWriter.of(Json::check);

	private Json() {
	}

	static String of(List<Verdict> verdicts) {
		return REPORT.writeToString(verdicts) + "\n";
	}

	private static void report(Members<List<Verdict>> report) {
		report.add("exercise", (verdicts) -> verdicts.isEmpty() ? null : verdicts.get(0).exercise());
		report.add("passed", (verdicts) -> Summary.of(verdicts).passed());
		report.add("failed", (verdicts) -> Summary.of(verdicts).failed());
		report.add("notChecked", (verdicts) -> Summary.of(verdicts).notChecked());
		report.add("notSubmitted", (verdicts) -> Summary.of(verdicts).notSubmitted());
		report.add("submissions", (verdicts) -> verdicts.stream().map(SUBMISSION::write).toList());
	}

	private static void submission(Members<Verdict> submission) {
		submission.add("submission", Verdict::submission);
		submission.add("exercise", Verdict::exercise);
		submission.add("outcome", (verdict) -> EnumName.of(verdict.outcome()));
		submission.add("seconds", Verdict::seconds);
		submission.add("points", Verdict::points);
		submission.add("maxPoints", Verdict::worth);
		submission.add("reason", (verdict) -> verdict.reason().orElse(null));
		submission.add("problem", Verdict::problem);
		submission.add("notes", Verdict::notes);
		submission.add("checks", (verdict) -> verdict.findings().stream().map(CHECK::write).toList());
		submission.add("output", Verdict::output);
	}

	private static void check(Members<Finding> check) {
		check.add("id", (finding) -> finding.point().id());
		check.add("title", (finding) -> finding.point().title());
		check.add("state", (one) -> EnumName.of(one.state()));
		check.add("text", Finding::explanation);
		check.add("advice", Finding::fix);
		check.add("expected", Finding::expected);
		check.add("actual", Finding::actual);
		check.add("quote", Finding::quote);
	}

}
