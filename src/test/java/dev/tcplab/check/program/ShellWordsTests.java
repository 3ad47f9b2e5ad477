package dev.tcplab.check.program;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ShellWordsTests {

	@Test
	void splitsAtSpaces() {
		assertThat(ShellWords.split(" python3  \t-u\necho-server2.py ")).containsExactly("python3", "-u",
				"echo-server2.py");
	}

	@Test
	void keepsQuotedSpaces() {
		assertThat(ShellWords.split("python3 'my server.py' \"your server.py\" its' 'server.py"))
			.containsExactly("python3", "my server.py", "your server.py", "its server.py");
	}

	@Test
	void keepsQuotedQuotationMarks() {
		assertThat(ShellWords.split("a 'say \"hi\"' \"it's\"")).containsExactly("a", "say \"hi\"", "it's");
	}

	@Test
	void keepsQuotedEmptyWord() {
		assertThat(ShellWords.split("a '' \"\"")).containsExactly("a", "", "");
	}

	@Test
	void keepsEscapedCharacters() {
		assertThat(ShellWords.split("a my\\ server.py \\\"b\\\" \\'c \"d\\\"e\" f\\\\g")).containsExactly("a",
				"my server.py", "\"b\"", "'c", "d\"e", "f\\g");
	}

	@Test
	void keepsBackslashesOfWindowsPaths() {
		assertThat(ShellWords.split("C:\\Users\\ana\\python.exe \"C:\\my files\\echo.py\" 'C:\\a\\\\b'"))
			.containsExactly("C:\\Users\\ana\\python.exe", "C:\\my files\\echo.py", "C:\\a\\\\b");
	}

	@Test
	void keepsBackslashAtEnd() {
		assertThat(ShellWords.split("a b\\")).containsExactly("a", "b\\");
	}

	@Test
	void ignoresOtherShellSyntax() {
		assertThat(ShellWords.split("a $HOME *.py ~ ; b | c > d #e")).containsExactly("a", "$HOME", "*.py", "~", ";",
				"b", "|", "c", ">", "d", "#e");
	}

	@ParameterizedTest
	@ValueSource(strings = { "python3 \"my server.py", "python3 my' server.py" })
	void refusesUnclosedQuotationMark(String command) {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> ShellWords.split(command))
			.withMessage("The command %s has a quotation mark that is not closed", command)
			.satisfies((ex) -> assertThat(ex.advice())
				.startsWith("Put one more %s at its end".formatted(command.contains("\"") ? "\"" : "'")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  \t" })
	void refusesEmptyCommand(String command) {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> ShellWords.split(command))
			.withMessage("The command is empty");
	}

}
