package dev.tcplab.check.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.judge.Verdict;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.util.StringUtils;

/**
 * The result.json of a Classroom 50 autograder. The runner passes most members as
 * environment variables; elsewhere they have a value of the right type.
 */
record Classroom50(Map<String, String> environment, Clock clock) {

	private static final JsonWriter<ScoredCheck> TEST = JsonWriter.of(Classroom50::test);

	private static final String NONE = "none";

	String of(List<Verdict> verdicts) {
		JsonWriter<List<Verdict>> result = JsonWriter.of(this::result);
		return result.writeToString(verdicts) + "\n";
	}

	private void result(Members<List<Verdict>> result) {
		result.add("schema", "classroom50/result/v1");
		result.add("classroom", variable("CLASSROOM"));
		result.add("assignment", variable("ASSIGNMENT"));
		result.add("assignment_type", variable("ASSIGNMENT_TYPE", "individual"));
		result.add("owner", variable("OWNER", variable("USERNAME")));
		result.add("submission", variable("SUBMISSION_TAG", "submit/none"));
		result.add("commit", variable("COMMIT_URL"));
		result.add("release", variable("RELEASE_URL"));
		result.add("review", variable("REVIEW_URL", variable("COMMIT_URL")));
		result.add("datetime", Instant.now(this.clock).truncatedTo(ChronoUnit.SECONDS).toString());
		result.add("score", (verdicts) -> verdicts.stream().mapToInt(Verdict::points).sum());
		result.add("max-score", (verdicts) -> verdicts.stream().mapToInt(Verdict::worth).sum());
		result.add("tests", (verdicts) -> ScoredCheck.of(verdicts).stream().map(TEST::write).toList());
	}

	private static void test(Members<ScoredCheck> test) {
		test.add("test-name", ScoredCheck::name);
		test.add("passed", ScoredCheck::isPassed);
		test.add("score", ScoredCheck::points);
		test.add("max-score", ScoredCheck::worth);
	}

	private String variable(String name) {
		return variable(name, NONE);
	}

	private String variable(String name, String otherwise) {
		String value = this.environment.get(name);
		return StringUtils.hasText(value) ? value : otherwise;
	}

}
