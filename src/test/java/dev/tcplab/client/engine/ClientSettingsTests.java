package dev.tcplab.client.engine;

import java.util.Map;

import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The client's default settings, and the values that are allowed.
 */
class ClientSettingsTests {

	@Test
	void hasDefaults() {
		ClientSettings settings = bind(Map.of());
		assertThat(settings.host()).isEqualTo("127.0.0.1");
		assertThat(settings.port()).isEqualTo(8080);
		assertThat(settings.message()).isEqualTo("HELLO FROM THE CLIENT!!!");
		assertThat(settings.count()).isEqualTo(5);
		assertThat(settings.awaitAnswer()).isTrue();
		assertThat(settings.targets()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "host, ' '", "host, 'a:80'", "host, 'http://a'", "port, 0", "port, 65536", "count, 0",
			"connect-timeout, 0", "reply-timeout, -1s", "idle-timeout, 2d", "answer-size, 0B", "answer-size, 2GB",
			"targets, 'a:80,b:x'" })
	void rejectsValuesOutOfRange(String setting, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("client." + setting, value)))
			.withRootCauseInstanceOf(SettingOutOfRangeException.class);
	}

	private static ClientSettings bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("client", ClientSettings.class);
	}

}
