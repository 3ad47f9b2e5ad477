package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.judge.Point;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTableTests {

	@Test
	void hasRowPerSubmissionAndColumnPerCheck() {
		assertThat(CsvTable.of(Verdicts.all()).lines()).containsExactly(
				"\"submission\",\"exercise\",\"outcome\",\"starts\",\"answer\",\"list\",\"points\",\"max points\",\"reason\",\"remarks\",\"seconds\"",
				"\"students/ada.py\",\"echo2\",\"passed\",\"passed\",\"passed\",\"\",\"2\",\"2\",\"\",\"The lines end in \\r\\n.\",\"1.5\"",
				"\"students/bob.py\",\"echo2\",\"failed\",\"passed\",\"failed\",\"not run\",\"1\",\"3\",\"The answer lacks ECHO.\",\"\",\"2.25\"",
				"\"students/eve.py\",\"echo2\",\"not checked\",\"\",\"\",\"\",\"0\",\"1\",\"python3 is not installed.\",\"\",\"0.0\"");
	}

	@Test
	void joinsRemarks() {
		assertThat(CsvTable
			.of(List.of(Verdicts.of("a.py", Point.STARTS.remark("One.", null), Point.ANSWER.remark("Two.", null)))))
			.isEqualTo(
					"\"submission\",\"exercise\",\"outcome\",\"points\",\"max points\",\"reason\",\"remarks\",\"seconds\"\r\n"
							+ "\"a.py\",\"echo2\",\"passed\",\"0\",\"0\",\"\",\"One. Two.\",\"1.5\"\r\n");
	}

	@Test
	void escapesHostileText() {
		assertThat(CsvTable.of(List.of(Verdicts.hostile())).lines()).hasSize(2)
			.last()
			.asString()
			.startsWith("\"'=cmd()\\x1b[31m\\x00]]>")
			.contains("&lt;\"\"'<img")
			.doesNotContain(",\"=");
	}

}
