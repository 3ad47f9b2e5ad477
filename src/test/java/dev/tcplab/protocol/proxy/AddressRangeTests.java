package dev.tcplab.protocol.proxy;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Ranges of addresses, and the source of a header.
 */
class AddressRangeTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "172.16.0.0/12, 172.31.0.1, true",
			"172.16.0.0/12, 172.32.0.1, false", "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.8, false",
			"0.0.0.0/0, 203.0.113.9, true", "0.0.0.0/0, ::1, false", "fc00::/7, fdff::1, true",
			"fc00::/7, fe00::1, false", "::1, ::1, true", "::/0, 2001:db8::1, true", "10.1.2.3/8, 10.9.9.9, true",
			"127.0.0.0/8, ::ffff:127.0.0.1, true" })
	void containsAddress(String range, String address, boolean contained) throws Exception {
		assertThat(AddressRange.of(range).contains(InetAddress.getByName(address))).isEqualTo(contained);
		assertThat(AddressRange.of(range)).hasToString(range);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "fc00::/129", "fc00::/x", "1",
			"10.0.0.0/", "10.0.0.0/8/8" })
	void refusesInvalidRange(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(text))
			.withMessageContaining("'" + text + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.7:57848", "[2001:db8:0:0:0:0:0:7]:0" })
	void readsSourceWithPort(String text) {
		assertThat(ProxySource.of(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.7", "192.0.2.7:65536", "[192.0.2.7]:80", "2001:db8::7:80", "localhost:80",
			"[2001:db8]:80", ":80" })
	void refusesInvalidSource(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> ProxySource.of(text))
			.withMessageContaining("'" + text + "'");
	}

}
