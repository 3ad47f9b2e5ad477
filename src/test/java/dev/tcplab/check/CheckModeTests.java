package dev.tcplab.check;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tcplab.console.Transcript;
import dev.tcplab.mode.Failures;
import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckModeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					command=python3 a.py                       | There is no exercise to check
					exercise=file:nowhere.yml                  | There is no file nowhere.yml
					exercise=echo2                             | There is no program to check
					exercise=echo2; command=sh; report=a.pdf   | Unknown format of the report 'a.pdf'.
					exercise=client; host=127.0.0.1            | The exercise client is for clients, so it cannot check a running server
					""")
	void refusesIncompleteSettings(String settings, String words) {
		Map<String, String> properties = Arrays.stream(settings.split("; "))
			.map((setting) -> setting.split("="))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
		try (Transcript transcript = new Transcript(new ByteArrayOutputStream(), Duration.ofSeconds(1))) {
			CheckMode mode = new CheckMode(Checks.settings(properties), transcript);
			assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> mode.run(new Failures(transcript)))
				.withMessage(words);
			assertThat(mode.getExitCode()).isEqualTo(2);
		}
	}

}
