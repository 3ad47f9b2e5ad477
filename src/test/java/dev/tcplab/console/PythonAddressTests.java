package dev.tcplab.console;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses as Python prints them.
 */
class PythonAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			127.0.0.1   | ('127.0.0.1', 57848)
			0.0.0.0     | ('0.0.0.0', 57848)
			::1         | ('::1', 57848, 0, 0)
			2001:db8::5 | ('2001:db8::5', 57848, 0, 0)
			""")
	void printsTupleOfAccept(String host, String tuple) throws UnknownHostException {
		assertThat(PythonAddress.tuple(address(host))).isEqualTo(tuple);
	}

	@Test
	void printsScopeOfLinkLocalClient() throws UnknownHostException {
		byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
		InetAddress host = Inet6Address.getByAddress(null, bytes, 3);
		assertThat(PythonAddress.tuple(new InetSocketAddress(host, 57848))).isEqualTo("('fe80::1', 57848, 0, 3)");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1:57848", "::1, [::1]:57848", "::, [::]:57848" })
	void printsHostAndPortLikeUrl(String host, String hostAndPort) throws UnknownHostException {
		assertThat(PythonAddress.hostAndPort(address(host))).isEqualTo(hostAndPort);
	}

	@ParameterizedTest
	@CsvSource({
			// The longest run of zeros is left out, and the first one of equal length.
			"0:0:0:0:0:0:0:0, ::", "0:0:0:0:0:0:0:1, ::1", "1:0:0:0:0:0:0:0, 1::", "1:0:0:2:0:0:0:3, 1:0:0:2::3",
			"1:0:0:0:2:0:0:3, 1::2:0:0:3", "1:0:0:2:3:0:0:4, 1::2:3:0:0:4", "0:0:1:0:0:0:2:3, 0:0:1::2:3",
			"1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
			// A single zero is not.
			"1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7", "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7", "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
			"1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
			// No leading zeros, small letters, and every bit counts.
			"2001:0DB8:0001:00AB:000C:8000:FFFF:0fff, 2001:db8:1:ab:c:8000:ffff:fff" })
	void shortensIpv6Address(String host, String shortForm) throws UnknownHostException {
		assertThat(PythonAddress.host(InetAddress.getByName(host))).isEqualTo(shortForm);
	}

	private static InetSocketAddress address(String host) throws UnknownHostException {
		return new InetSocketAddress(InetAddress.getByName(host), 57848);
	}

}
