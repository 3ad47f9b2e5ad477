package dev.tcplab.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Arguments that are not options.
 */
class BareWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					echo3                                        | echo3 | Options begin with two hyphens, as in --spring.profiles.active=echo3
					start                                        | start | Options begin with two hyphens, as in --spring.profiles.active=echo1
					--debug=true echo2                           | echo2 | Options begin with two hyphens, as in --spring.profiles.active=echo2
					-spring.profiles.active=lab                  | -spring.profiles.active=lab | Options begin with two hyphens, as in --spring.profiles.active=lab
					--tcp-lab.server.port = 8090                 | =     | Write an option without blanks around its '=', as in --tcp-lab.server.port=8090
					--tcp-lab.server.port= 8090                  | 8090  | Write an option without blanks around its '=', as in --tcp-lab.server.port=8090
					--tcp-lab.server.port 8090                   | 8090  | Write an option without blanks around its '=', as in --tcp-lab.server.port=8090
					--spring.profiles.active=echo1, echo2        | echo2 | Write commas without blanks, as in --spring.profiles.active=echo1,echo2
					--spring.profiles.active=echo1 , echo2       | ,     | Write commas without blanks, as in --spring.profiles.active=echo1,echo2
					--spring.profiles.active=echo1 echo2         | echo2 | Separate profiles with commas, as in --spring.profiles.active=echo1,echo2
					--tcp-lab.client.message=Hello world         | world | Put quotes around a value of several words, as in --tcp-lab.client.message="Hello world"
					""")
	void suggestsIntendedOption(String line, String word, String advice) {
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> BareWords.refuse(line.split(" +")))
			.withMessage("Unexpected argument '%s'", word)
			.extracting(StartupException::advice)
			.isEqualTo(advice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--debug", "--spring.profiles.active=echo1,echo2", "--a=b --c=d" })
	void acceptsOptions(String line) {
		assertThatNoException().isThrownBy(() -> BareWords.refuse(line.split(" ")));
	}

}
