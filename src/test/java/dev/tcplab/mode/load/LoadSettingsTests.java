package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The defaults and bounds of a load.
 */
class LoadSettingsTests {

	@Test
	void hasDefaults() {
		LoadSettings settings = bind(Map.of());
		assertThat(settings.clients()).isEqualTo(16);
		assertThat(settings.message()).isEqualTo("Message 0");
		assertThat(settings.time()).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.rate()).isNull();
		assertThat(settings.expect()).isNull();
		assertThat(settings.report()).isNull();
		assertThat(settings.warmUp()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void needsNoDurationWithExchanges() {
		assertThat(bind(Map.of("load.exchanges", "5")).time()).isNull();
	}

	@Test
	void acceptsExchangesAndDuration() {
		LoadSettings settings = bind(Map.of("load.exchanges", "5", "load.duration", "2"));
		assertThat(settings.exchanges()).isEqualTo(5);
		assertThat(settings.time()).isEqualTo(Duration.ofSeconds(2));
	}

	@ParameterizedTest
	@CsvSource({ "clients, 0", "clients, 20001", "exchanges, 0", "duration, 0", "duration, 2d", "rate, 0",
			"rate, 1000001", "warm-up, -1", "max-p99, 0", "min-rate, 0", "max-errors, -1", "keep-open, true",
			"warm-up, 2m" })
	void rejectsValueOutOfRange(String setting, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("load." + setting, value)))
			.withRootCauseInstanceOf(SettingOutOfRangeException.class);
	}

	@ParameterizedTest
	@CsvSource({ "raw, hi, hi, false", "recv, hi, hi, true", "recv, '', hi, false", "length1, '', , true" })
	void keepsOpenIfAnswersEnd(String codec, String message, String expect, boolean allowed) {
		Map<String, String> settings = new HashMap<>(
				Map.of("load.keep-open", "true", "load.codec", codec, "load.message", message));
		if (expect != null) {
			settings.put("load.expect", expect);
		}
		assertThat(catchThrowable(() -> bind(settings)) == null).isEqualTo(allowed);
	}

	@Test
	void rejectsMessageThatIsTooLongForCodec() {
		assertThatException().isThrownBy(() -> bind(Map.of("load.codec", "length1", "load.message", "x".repeat(256))))
			.withRootCauseInstanceOf(SettingOutOfRangeException.class);
	}

	private static LoadSettings bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("load", LoadSettings.class);
	}

}
