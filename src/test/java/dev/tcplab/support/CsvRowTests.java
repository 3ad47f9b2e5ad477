package dev.tcplab.support;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows for a spreadsheet.
 */
class CsvRowTests {

	@Test
	void quotesEveryCell() {
		assertThat(CsvRow.of(List.of("hi", 2, "a,b\r\nc", "say \"hi\""))).isEqualTo("""
				"hi","2","a,b\r\nc","say ""hi""\"\r
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=cmd()", "+1", "-1", "@cmd", "\t=1", "\r=1", "\n=1", "\uff1d1" })
	void neutralizesFormulas(String cell) {
		assertThat(CsvRow.of(List.of(cell))).isEqualTo("\"'" + cell + "\"\r\n");
	}

}
