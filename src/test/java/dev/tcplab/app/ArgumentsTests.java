package dev.tcplab.app;

import java.util.List;
import java.util.Set;

import dev.tcplab.check.program.ShellWords;
import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The translation of words and short options, by a table: what is typed, and the options
 * that Spring Boot gets, or the error and its advice.
 */
class ArgumentsTests {

	private static final Set<String> FILES = Set.of("8080", "class", "class/a.py", "class/b c.py", "class/${x},{1}*.py",
			"client-test.py", "echo-server2.py", "happy-server.py", "m08.py", "m08.rb");

	@ParameterizedTest
	@CsvFileSource(resources = "arguments.csv", delimiter = '|', quoteCharacter = '`')
	void translates(String typed, String expected) {
		assertThat(translated(ShellWords.split(typed), "")).isEqualTo(expected);
	}

	@Test
	void translatesNothing() {
		assertThat(translated(List.of(), "")).isEmpty();
	}

	@Test
	void appliesShortOptionsToConfiguredProfile() {
		assertThat(translated(List.of("--port=8081"), "prod,client")).isEqualTo("--tcp-lab.client.port=8081");
	}

	private static String translated(List<String> arguments, String configured) {
		try {
			return String.join(" ", Arguments.translate(arguments, configured, FILES::contains));
		}
		catch (AdvisedException ex) {
			return "%s. %s".formatted(ex.getMessage(), ex.advice());
		}
	}

}
