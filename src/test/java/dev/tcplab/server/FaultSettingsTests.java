package dev.tcplab.server;

import java.time.Duration;

import dev.tcplab.server.fault.Faults;
import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
	@ValueSource(strings = { "percent", "first", "seed", "slice-delay", "for" })
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
			"slice, 0", "slice-delay, -1s", "rate, 0", "corrupt, -1", "percent, -1", "percent, 101", "first, 0",
			"for, 0s", "for, 25h" })
	void refusesValueOutOfRange(String setting, String value) {
		assertThatThrownBy(() -> Faults.of(setting, value)).hasRootCauseInstanceOf(SettingOutOfRangeException.class)
			.rootCause()
			.hasMessageStartingWith(setting + " is ");
	}

	@Test
	void setsOneValueAtATime() {
		assertThat(FaultSettings.reset().first(2)).isEqualTo(Faults.of("end", "reset", "first", 2));
		assertThat(FaultSettings.truncate().afterBytes(3).delay(Duration.ofSeconds(1)).jitter(Duration.ofSeconds(2)))
			.isEqualTo(Faults.of("end", "truncate", "after-bytes", 3, "delay", "1s", "jitter", "2s"));
		assertThat(FaultSettings.NONE.acceptDelay(Duration.ofSeconds(1)).slice(4).sliceDelay(Duration.ofSeconds(5)))
			.isEqualTo(Faults.of("accept-delay", "1s", "slice", 4, "slice-delay", "5s"));
		assertThat(FaultSettings.NONE.rate(6).corrupt(7).percent(8).seed(9))
			.isEqualTo(Faults.of("rate", 6, "corrupt", 7, "percent", 8, "seed", 9));
		assertThat(FaultSettings.reset().during(Duration.ofSeconds(30)))
			.isEqualTo(Faults.of("end", "reset", "for", 30));
		assertThatExceptionOfType(SettingOutOfRangeException.class).isThrownBy(() -> FaultSettings.NONE.rate(0));
	}

	@Test
	void summarizesChanges() {
		assertThat(Faults
			.of("delay", "2s", "end", "half-close", "after-bytes", 3, "percent", 10, "slice-delay", "50ms", "for",
					"30s")
			.summary()).isEqualTo("delay 2 s, end half-close, after-bytes 3, slice-delay 50 ms, percent 10, for 30 s");
	}

}
