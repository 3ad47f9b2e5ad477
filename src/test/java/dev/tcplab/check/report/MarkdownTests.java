package dev.tcplab.check.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void hasTableReasonsAndSummary() {
		assertThat(Page.markdown(Verdicts.all())).isEqualTo("""
				# Check of echo2

				| | Submission | Outcome | First reason | Seconds |
				|---|---|---|---|---:|
				| ✅ | students/ada.py | passed |  | 1.5 |
				| ❌ | students/bob.py | failed | The answer lacks ECHO. | 2.25 |
				| ⚠️ | students/eve.py | not checked | python3 is not installed. | 0.0 |

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

				1 of 3 passed, 1 failed, 1 could not be checked.

				The most frequent reasons:

				1. The answer lacks ECHO. (once)
				""");
	}

	@Test
	void escapesHostileText() {
		List<String> lines = Page.markdown(List.of(Verdicts.hostile())).lines().toList();
		assertThat(lines).hasSameSizeAs(Page.markdown(List.of(Verdicts.hostile("harmless"))).lines().toList());
		assertThat(lines.get(4).split("\\|", -1)).hasSize(7);
	}

}
