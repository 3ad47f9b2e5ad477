package dev.tcplab.check.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GradescopeTests {

	@Test
	void hasPointPerPassedCheck() {
		assertThat(Gradescope.of(List.of(Verdicts.failed()))).isEqualTo(
				"""
						{"score":1,"execution_time":2.25,\
						"output":"The answer lacks ECHO.\\nThe address was replaced.","output_format":"text","tests":[\
						{"name":"starts","score":1,"max_score":1,"status":"passed","output":"",\
						"output_format":"text","visibility":"visible"},\
						{"name":"the answer is right","score":0,"max_score":1,"status":"failed","output":"The answer lacks ECHO.\\n\
						Expected: ECHO hi\\nGot: hi\\nPut ECHO before it.\\n> Traceback\\n> line 7",\
						"output_format":"text","visibility":"visible"},\
						{"name":"prints the list of clients","score":0,"max_score":1,"status":"failed",\
						"output":"Not run, because an earlier check failed.","output_format":"text","visibility":"visible"}]}
						""");
	}

	@Test
	void hidesFindingsOfHiddenChecks() {
		Verdict verdict = Verdicts.graded(Verdicts.failed(), Map.of(Point.ANSWER, 4), Set.of(Point.ANSWER));
		assertThat(Gradescope.of(List.of(verdict)))
			.contains("\"name\":\"the answer is right\",\"score\":0,\"max_score\":4,")
			.contains("\"visibility\":\"hidden\"")
			.contains("\"output\":\"the answer is right\\nThe address");
	}

	@Test
	void hasNoPointForRemark() {
		assertThat(Gradescope.of(List.of(Verdicts.passed()))).startsWith("{\"score\":2,")
			.contains("Everything passed.\\nRemark: The lines end in \\\\r\\\\n.")
			.doesNotContain("wording");
	}

	@Test
	void hasNoPointForProblem() {
		assertThat(Gradescope.of(List.of(Verdicts.notChecked()))).startsWith("{\"score\":0,")
			.contains("\"name\":\"The program can be checked\",\"score\":0,\"max_score\":1,\"status\":\"failed\"");
	}

}
