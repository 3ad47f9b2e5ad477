package dev.tcplab.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * A server's settings: their defaults and ranges.
 */
class ServerSettingsTests {

	@Test
	void listensOnAllAddressesWithoutDefaultPort() throws UnknownHostException {
		assertThat(defaults().address()).isEqualTo(InetAddress.getByName("0.0.0.0"));
		assertThat(defaults().port()).isNull();
		assertThat(defaults().backlog()).isEqualTo(1024);
	}

	@Test
	void servesTenThousandClientsAtOnce() {
		assertThat(defaults().maxClients()).isEqualTo(10_000);
		assertThat(defaults().limit()).isZero();
	}

	@Test
	void readsMessagesOfLesson() {
		assertThat(defaults().messageSize()).isEqualTo(DataSize.ofBytes(2048));
		assertThat(defaults().codec()).isEqualTo(Codec.RECV);
		assertThat(defaults().keepOpen()).isFalse();
		assertThat(defaults().ignoreEmpty()).isFalse();
	}

	@Test
	void waitsTenSecondsForClient() {
		assertThat(defaults().readTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(defaults().writeTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(defaults().stopTimeout()).isEqualTo(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@CsvSource({ "port, -1", "port, 65536", "backlog, 0", "max-clients, 0", "message-size, 0", "message-size, -1",
			"message-size, 16777217", "read-timeout, -1ms", "write-timeout, -1ms", "limit, -1", "stop-timeout, -1ms" })
	void refusesValueOutOfRange(String setting, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> settings(Map.of(setting, value)))
			.havingRootCause()
			.isInstanceOfSatisfying(SettingOutOfRangeException.class, (ex) -> {
				assertThat(ex.setting()).isEqualTo(setting);
				assertThat(ex.allowed()).isNotBlank();
			});
	}

	@Test
	void namesRefusedValue() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> settings(Map.of("port", "65536")))
			.havingRootCause()
			.isInstanceOfSatisfying(SettingOutOfRangeException.class, (ex) -> assertThat(ex.value()).isEqualTo("65536"))
			.withMessage("port is 65536, allowed is 0 to 65535");
	}

	@ParameterizedTest
	@CsvSource({ "port, 0", "port, 65535", "backlog, 1", "max-clients, 1", "message-size, 1", "message-size, 16MB",
			"read-timeout, 0", "write-timeout, 0", "limit, 0", "stop-timeout, 0" })
	void acceptsValueAtEndOfRange(String setting, String value) {
		assertThatNoException().isThrownBy(() -> settings(Map.of(setting, value)));
	}

	private static ServerSettings defaults() {
		return settings(Map.of());
	}

	private static ServerSettings settings(Map<String, String> properties) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		properties.forEach((setting, value) -> source.put("server." + setting, value));
		return new Binder(source).bindOrCreate("server", ServerSettings.class);
	}

	@Test
	void readsTimesWithoutUnitAsSeconds() {
		ServerSettings settings = new Binder(new MapConfigurationPropertySource(Map.of("server.read-timeout", "10")))
			.bind("server", ServerSettings.class)
			.get();
		assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
	}

}
