package dev.tcplab.check.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void hasTableReasonsAndSummary() {
		assertThat(Page.markdown(Verdicts.all())).isEqualTo("""
				# Check of echo2

				| | Submission | Outcome | Points | First reason | Seconds |
				|---|---|---|---:|---|---:|
				| ✅ | students/ada.py | passed | 2 of 2 |  | 1.5 |
				| ❌ | students/bob.py | failed | 1 of 3 | The answer lacks ECHO. | 2.25 |
				| ⚠️ | students/eve.py | not checked | 0 of 1 | python3 is not installed. | 0.0 |

				## students/bob.py

				**the answer is right**: The answer lacks ECHO.

				- Expected: `ECHO hi`
				- Got: `hi`

				Put ECHO before it.

				```text
				Traceback
				line 7
				```

				## students/eve.py

				**Could not be checked:** python3 is not installed.

				## Summary

				1 of 3 passed, 1 failed, 1 could not be checked; 3 of 6 points.
				""");
	}

	@Test
	void sumsUpWhatOccursOften() {
		Verdict verdict = Verdicts.of("a.py", Point.ANSWER.failed("No."), Point.ROBUST.remark("It ends.", null));
		assertThat(Page.markdown(List.of(verdict, verdict))).endsWith("""
				The most frequent reasons:

				1. No. (2 times)

				What several servers do with unusual clients:

				1. It ends. (2 times)
				""");
	}

	@Test
	void explainsFailureToStudent() {
		Verdict verdict = Verdicts.graded(Verdicts.failed(), Map.of(Point.LIST, 2), Set.of(Point.STARTS));
		assertThat(Page.feedback(List.of(verdict))).isEqualTo("""
				# echo2: failed, 1 of 4 points

				The address was replaced.

				✅ **starts**

				❌ **the answer is right**: failed

				The answer lacks ECHO.

				- Expected: `ECHO hi`
				- Got: `hi`

				Put ECHO before it.

				```text
				Traceback
				line 7
				```

				➖ **prints the list of clients**: not run

				""");
		assertThat(Page.feedback(List.of(Verdicts.graded(Verdicts.failed(), Map.of(), Set.of(Point.ANSWER)))))
			.contains("❌ **the answer is right**: failed\n\n➖")
			.doesNotContain("ECHO");
	}

	@Test
	void escapesHostileText() {
		List<String> lines = Page.markdown(List.of(Verdicts.hostile())).lines().toList();
		assertThat(lines).hasSameSizeAs(Page.markdown(List.of(Verdicts.hostile("harmless"))).lines().toList());
		assertThat(lines.get(4).split("\\|", -1)).hasSize(8);
	}

}
