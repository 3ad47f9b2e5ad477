package dev.tcplab.web.classroom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Ports and ranges of ports.
 */
class PortRangeTests {

	@ParameterizedTest
	@CsvSource({ "9100, 9100, 9100, 9100", "9100-9107, 9100, 9107, 9100-9107", "' 1 - 65535 ', 1, 65535, 1-65535" })
	void readsPortsAndRanges(String text, int first, int last, String shown) {
		PortRange range = PortRange.of(text);
		assertThat(range.ports()).startsWith(first).endsWith(last).hasSize(last - first + 1);
		assertThat(range).hasToString(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "9107-9100", "65536", "1-65536", "http", "-1", "1-2-3", "999999" })
	void rejectsOtherTexts(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PortRange.of(text));
	}

}
