package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
		row.verify(Recording.read(row.recording()).judge(row));
	}

}
