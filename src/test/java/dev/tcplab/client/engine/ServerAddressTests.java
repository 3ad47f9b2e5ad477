package dev.tcplab.client.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Server addresses in the configuration.
 */
class ServerAddressTests {

	@ParameterizedTest
	@CsvSource({ "localhost, localhost, 8080", "localhost:80, localhost, 80", "' 127.0.0.1:65535 ', 127.0.0.1, 65535",
			"[::1], ::1, 8080", "[::1]:81, ::1, 81", "8081, 127.0.0.1, 8081", ":8081, 127.0.0.1, 8081",
			"8081.example.org, 8081.example.org, 8080" })
	void parsesHostOrPort(String text, String host, int port) {
		assertThat(ServerAddress.isValid(text)).isTrue();
		assertThat(ServerAddress.parse(text, new ServerAddress("127.0.0.1", 8080)))
			.isEqualTo(new ServerAddress(host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ":", "0", "65536", "8081:80", "[::1]80", "a/b", "localhost:", "localhost:http",
			"localhost:0", "localhost:65536", "::1", "two words" })
	void rejectsInvalidAddress(String text) {
		assertThat(ServerAddress.isValid(text)).isFalse();
	}

	@Test
	void showsHostAndPort() {
		assertThat(new ServerAddress("localhost", 80)).hasToString("localhost, port 80");
	}

}
