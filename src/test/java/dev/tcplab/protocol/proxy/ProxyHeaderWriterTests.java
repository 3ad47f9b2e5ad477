package dev.tcplab.protocol.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The headers that our clients send.
 */
class ProxyHeaderWriterTests {

	@Test
	void writesLineOfSpecification() {
		assertThat(new String(
				ProxyHeaderWriter.write(ProxyProtocol.V1, address("192.168.0.1:56324"), address("192.168.0.11:443"))))
			.isEqualTo("PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.7:57848, 192.0.2.2:8080", "[2001:db8::7]:1, [::1]:65535", "192.0.2.7:57848, [::1]:8080",
			"[2001:db8::7]:57848, 192.0.2.2:8080" })
	void writesHeaderThatReaderReads(String source, String destination) throws IOException {
		for (ProxyProtocol version : new ProxyProtocol[] { ProxyProtocol.V1, ProxyProtocol.V2 }) {
			byte[] header = ProxyHeaderWriter.write(version, address(source), address(destination));
			assertThat(new ProxyHeaderReader(version).read(new ByteArrayInputStream(header)).source())
				.isEqualTo(address(source));
		}
	}

	@Test
	void writesNoHeaderForNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProxyHeaderWriter.write(ProxyProtocol.NONE,
				address("192.0.2.7:57848"), address("192.0.2.2:8080")));
	}

	private static InetSocketAddress address(String text) {
		return ProxySource.of(text).address();
	}

}
