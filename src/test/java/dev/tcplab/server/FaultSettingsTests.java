package dev.tcplab.server;

import dev.tcplab.server.fault.Faults;
import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The settings of faults.
 */
class FaultSettingsTests {

	@Test
	void isOffByDefault() {
		assertThat(Faults.of()).isEqualTo(FaultSettings.NONE).matches(FaultSettings::areOff);
		assertThat(FaultSettings.NONE.summary()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "percent", "first", "seed", "slice-delay" })
	void isOffUnlessFaultIsSet(String setting) {
		assertThat(Faults.of(setting, 5)).matches(FaultSettings::areOff);
	}

	@ParameterizedTest
	@CsvSource({ "delay, 1s", "jitter, 1s", "accept-delay, 1s", "end, close", "slice, 1", "rate, 1", "corrupt, 1" })
	void isOnOnceFaultIsSet(String setting, String value) {
		assertThat(Faults.of(setting, value)).matches((faults) -> !faults.areOff());
	}

	@ParameterizedTest
	@CsvSource({ "delay, -1s", "delay, 25h", "jitter, -1ms", "accept-delay, -1s", "after-bytes, -1", "after-bytes, 3",
			"slice, 0", "slice-delay, -1s", "rate, 0", "corrupt, -1", "percent, -1", "percent, 101", "first, 0" })
	void refusesValueOutOfRange(String setting, String value) {
		assertThatThrownBy(() -> Faults.of(setting, value)).hasRootCauseInstanceOf(SettingOutOfRangeException.class)
			.rootCause()
			.hasMessageStartingWith(setting + " is ");
	}

	@Test
	void summarizesChanges() {
		assertThat(Faults.of("delay", "2s", "end", "half-close", "after-bytes", 3, "percent", 10, "slice-delay", "50ms")
			.summary()).isEqualTo("delay 2 s, end half-close, after-bytes 3, slice-delay 50 ms, percent 10");
	}

}
