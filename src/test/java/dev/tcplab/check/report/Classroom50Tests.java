package dev.tcplab.check.report;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Classroom50Tests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-02T03:04:05.6Z"), ZoneOffset.UTC);

	private static final Map<String, String> RUNNER = Map.of("CLASSROOM", "cs", "ASSIGNMENT", "echo2", "OWNER", "ana",
			"ASSIGNMENT_TYPE", "group", "SUBMISSION_TAG", "submit/1", "COMMIT_URL", "https://c", "RELEASE_URL",
			"https://r", "REVIEW_URL", "https://v");

	@Test
	void hasMembersOfRunnerAndScores() {
		assertThat(new Classroom50(RUNNER, CLOCK).of(List.of(Verdicts.failed()))).isEqualTo("""
				{"schema":"classroom50/result/v1","classroom":"cs","assignment":"echo2","assignment_type":"group",\
				"owner":"ana","submission":"submit/1","commit":"https://c","release":"https://r","review":"https://v",\
				"datetime":"2026-10-02T03:04:05Z","score":1,"max-score":3,"tests":[\
				{"test-name":"starts","passed":true,"score":1,"max-score":1},\
				{"test-name":"the answer is right","passed":false,"score":0,"max-score":1},\
				{"test-name":"prints the list of clients","passed":false,"score":0,"max-score":1}]}
				""");
	}

	@Test
	void hasNoEmptyMemberOutsideOfRunner() {
		assertThat(new Classroom50(Map.of("CLASSROOM", ""), CLOCK).of(List.of(Verdicts.passed())))
			.contains("\"classroom\":\"none\"", "\"submission\":\"submit/none\"", "\"review\":\"none\"",
					"\"assignment_type\":\"individual\"")
			.doesNotContain("\"\"");
	}

	@Test
	void reviewsCommitWithoutBaseline() {
		Map<String, String> runner = new HashMap<>(RUNNER);
		runner.remove("REVIEW_URL");
		assertThat(new Classroom50(runner, CLOCK).of(List.of(Verdicts.passed()))).contains("\"review\":\"https://c\"");
	}

	@Test
	void namesExerciseIfSeveral() {
		assertThat(new Classroom50(RUNNER, CLOCK).of(List.of(Verdicts.passed(), Verdicts.failed())))
			.contains("\"test-name\":\"echo2: starts\"", "\"score\":3,\"max-score\":5");
	}

	@Test
	void reportsProblemAsFailedTest() {
		assertThat(new Classroom50(RUNNER, CLOCK).of(List.of(Verdicts.notChecked())))
			.contains("{\"test-name\":\"The program can be checked\",\"passed\":false,\"score\":0,\"max-score\":1}");
	}

}
