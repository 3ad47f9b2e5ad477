package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the rules on what was recorded of the programs in {@code src/test/programs}.
 */
class RecordingsTests {

	static List<ProgramRow> rows() throws IOException {
		return ProgramRow.all();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void judgesAsTableSays(ProgramRow row) throws IOException {
		if (row.has("unprivileged") && !Files.exists(row.recording())) {
			return;
		}
		Verdict verdict = Recording.read(row.recording()).judge(row);
		row.verify(verdict);
		if (verdict.outcome() == Outcome.PASSED) {
			assertThat(verdict.findings()).noneMatch((finding) -> finding.explanation().contains("an earlier check"));
		}
	}

	@Test
	void readsNothingIfNothingWasSent() throws IOException {
		ProgramRow row = rows().stream()
			.filter((one) -> one.program().endsWith("dies-before-sending.py"))
			.findFirst()
			.orElseThrow();
		assertThat(Recording.read(row.recording()).judge(row).findings())
			.filteredOn((finding) -> finding.point() == Point.READS)
			.extracting(Finding::state)
			.containsExactly(State.NOT_RUN);
	}

}
