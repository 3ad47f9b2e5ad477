package dev.tcplab.web.board;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of clients as a file for a spreadsheet.
 */
class CsvTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			hi,         "hi"
			say "hi" now, "say ""hi"" now"
			=1+1,       "'=1+1"
			@cmd,       "'@cmd"
			""")
	void quotesCellsAgainstFormulas(String message, String cell) {
		ClientView client = new ClientView("::1", 2, Instant.EPOCH, Instant.EPOCH, "echo1", "answered", message);
		assertThat(Csv.of(List.of(client))).isEqualTo("address,times,first,last,server,outcome,message\r\n"
				+ "\"::1\",\"2\",\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\",\"echo1\",\"answered\"," + cell
				+ "\r\n");
	}

}
