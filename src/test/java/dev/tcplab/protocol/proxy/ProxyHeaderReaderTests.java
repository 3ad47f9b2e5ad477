package dev.tcplab.protocol.proxy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Headers of the PROXY protocol: valid ones from its specification, HAProxy 2.6, AWS, and
 * Envoy, and malformed ones.
 */
class ProxyHeaderReaderTests {

	private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

	private static final byte[] MESSAGE = "Test".getBytes(StandardCharsets.US_ASCII);

	@ParameterizedTest
	@CsvSource({ "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443, 192.168.0.1:56324",
			"PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255:65535",
			"PROXY TCP6 ffff:f...f:ffff ffff:f...f:ffff 65535 65535, [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535",
			"PROXY TCP4 0.0.0.0 0.0.0.0 0 0, 0.0.0.0:0", "PROXY TCP6 :: :: 0 0, [0:0:0:0:0:0:0:0]:0",
			"PROXY TCP6 2001:db8::7 ::1 57848 8080, [2001:db8:0:0:0:0:0:7]:57848",
			"PROXY TCP6 ::ffff:192.0.2.7 ::ffff:192.0.2.2 57848 8080, 192.0.2.7:57848" })
	void readsClientFromLine(String line, String client) throws IOException {
		String whole = line.replace("ffff:f...f:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
		assertThat(client(read(ProxyProtocol.V1, bytes(whole + "\r\n")))).isEqualTo(client);
		assertThat(client(read(ProxyProtocol.ANY, bytes(whole + "\r\n")))).isEqualTo(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROXY UNKNOWN", "PROXY UNKNOWN ",
			"PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535" })
	void readsLineWithoutClient(String line) throws IOException {
		ProxyHeader header = read(ProxyProtocol.V1, bytes(line + "\r\n"));
		assertThat(header.source()).isNull();
		assertThat(header.local()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			textBlock = """
					HAProxy: send-proxy-v2,                     2111000c7f0000017f00000183a04a9e, 127.0.0.1:33696
					HAProxy: send-proxy-v2-ssl,                 2111001e7f0000017f000001a7e84a9f20000f0100000000210007544c5376312e33, 127.0.0.1:42984
					HAProxy: crc32c and an empty unique-id,     211100167f0000017f00000198c84aa0030004c56ff916050000, 127.0.0.1:39112
					HAProxy: IPv6,                              212100240000000000000000000000000000000100000000000000000000000000000001d9e84aa2, [0:0:0:0:0:0:0:1]:55784
					AWS: the endpoint's id,                     211100260a0000010a00000298c81f90EA001701767063652d3030303030303030303030303030303030, 10.0.0.1:39112
					Envoy: its own value,                       21110016c0000207c0000202e1f81f90e00007656e766f792d31, 192.0.2.7:57848
					a family that is not specified,             21000000, -
					a Unix socket,                              213100d8ZEROS216, -
					datagrams,                                  2112000c7f0000017f00000183a04a9e, -
					""")
	void readsBinaryHeader(String whose, String body, String client) throws IOException {
		ProxyHeader header = read(ProxyProtocol.V2, v2(body));
		assertThat((header.source() != null) ? client(header) : null).isEqualTo(client);
		assertThat(header.local()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "HAProxy: check-send-proxy, 20000000", "AWS: a length and values, 20000007040004deadbeef",
			"with addresses all the same, 2011000c7f0000017f00000183a04a9e", "with nonsense, 20ff0003ffffff" })
	void readsLocalHeader(String whose, String body) throws IOException {
		ProxyHeader header = read(ProxyProtocol.ANY, v2(body));
		assertThat(header.local()).isTrue();
		assertThat(header.source()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROXY TCP4 192.0.2.7 192.0.2.2 57848 8080 \r\n",
			"PROXY TCP4 192.0.2.7 192.0.2.2 57848\r\n", "PROXY TCP4 192.0.2.7 192.0.2.2 65536 80\r\n",
			"PROXY TCP4 192.0.2.7 192.0.2.2 057 80\r\n", "PROXY TCP4 192.0.2.256 192.0.2.2 57 80\r\n",
			"PROXY TCP4 192.0.2 192.0.2.2 57 80\r\n", "PROXY TCP4 ::1 ::1 57 80\r\n",
			"PROXY TCP6 192.0.2.7 192.0.2.2 57 80\r\n", "PROXY TCP6 2001:db8 ::1 57 80\r\n",
			"PROXY TCP6 fe80::1%eth0 ::1 57 80\r\n", "PROXY TCP4 localhost localhost 57 80\r\n",
			"PROXY TCP4  192.0.2.7 192.0.2.2 57 80\r\n", "PROXY UDP4 192.0.2.7 192.0.2.2 57 80\r\n",
			"PROXY tcp4 192.0.2.7 192.0.2.2 57 80\r\n", "PROXY TCP4 192.0.2.7 192.0.2.2 57 80\n", "PROXY UNKNOWNS\r\n",
			"PROXY \r\n.......\r\n", "PROXY TCP4 192.0.2.7 192.0.2.2 57 -1\r\n" })
	void refusesMalformedLine(String line) {
		assertRefused(ProxyProtocol.V1, bytes(line), "its header of the PROXY protocol is malformed");
	}

	@Test
	void refusesLineOfMoreThan107Bytes() throws IOException {
		assertThat(read(ProxyProtocol.V1, bytes("PROXY UNKNOWN " + "x".repeat(91) + "\r\n")).source()).isNull();
		assertRefused(ProxyProtocol.V1, bytes("PROXY UNKNOWN " + "x".repeat(92) + "\r\n"),
				"its header of the PROXY protocol is longer than 107 bytes");
	}

	@ParameterizedTest
	@CsvSource({ "1111000c7f0000017f00000183a04a9e, unknown version or command: 0x11",
			"2211000c7f0000017f00000183a04a9e, unknown version or command: 0x22",
			"2141000c7f0000017f00000183a04a9e, unknown family: 0x41",
			"2113000c7f0000017f00000183a04a9e, unknown family: 0x13",
			"2111000b7f0000017f00000183a04a, no room for its addresses", "212100237f, no room for its addresses",
			"2111000e7f0000017f00000183a04a9e0500, malformed value",
			"211100107f0000017f00000183a04a9e05000200, malformed value",
			"211100127f0000017f00000183a04a9e030003c56ff9, malformed value",
			"211100167f0000017f00000198c84aa0030004c56ff91705000000, wrong checksum",
			"21111000, longer than 4096 bytes" })
	void refusesMalformedBinaryHeader(String body, String reason) {
		byte[] zeros = new byte[64];
		byte[] header = v2(body);
		byte[] padded = Arrays.copyOf(header, header.length + zeros.length);
		assertRefused(ProxyProtocol.V2, padded, reason);
	}

	@ParameterizedTest
	@CsvSource({ "ANY, Test, ''", "V1, Test, ' version 1'", "V2, Test, ' version 2'", "V2, PROXY UNKNOWN, ' version 2'",
			"ANY, GET / HTTP/1.1, ''" })
	void refusesClientWithoutHeaderAtOnce(ProxyProtocol expected, String message, String version) {
		// Whose next bytes would never come.
		InputStream stream = new OneReadEach(bytes(message), true);
		assertThatExceptionOfType(MalformedProxyHeaderException.class)
			.isThrownBy(() -> new ProxyHeaderReader(expected).read(stream))
			.withMessageStartingWith("it did not begin with a header of the PROXY protocol%s, but with '%s"
				.formatted(version, message.charAt(0)));
	}

	@Test
	void refusesBinaryHeaderInsteadOfLine() {
		assertRefused(ProxyProtocol.V1, v2("20000000"),
				"it did not begin with a header of the PROXY protocol version 1, but with '.......QUIT.' (0d 0a 0d 0a 00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROXY TCP4 192.0.2.7 192.0.2.2 57848 8080\r\n", "PROXY UNKNOWN\r\n",
			"PROXY TCP6 2001:db8::7 ::1 57848 8080\r\n" })
	void readsLineInPieces(String line) throws IOException {
		verifyPieces(bytes(line));
	}

	@Test
	void readsBinaryHeaderInPieces() throws IOException {
		verifyPieces(v2("2111001e7f0000017f000001a7e84a9f20000f0100000000210007544c5376312e33"));
	}

	private static void verifyPieces(byte[] header) throws IOException {
		InputStream stream = new OneReadEach(concat(header, MESSAGE), false);
		assertThat(new ProxyHeaderReader(ProxyProtocol.ANY).read(stream)).isNotNull();
		assertThat(stream.readAllBytes()).isEqualTo(MESSAGE);
		for (int length = 0; length < header.length; length++) {
			byte[] cut = Arrays.copyOf(header, length);
			assertThatExceptionOfType(MalformedProxyHeaderException.class)
				.isThrownBy(() -> new ProxyHeaderReader(ProxyProtocol.ANY).read(new ByteArrayInputStream(cut)))
				.withMessageStartingWith("it left with")
				.extracting(MalformedProxyHeaderException::received)
				.isEqualTo(length);
		}
	}

	@Test
	void readsNothingAfterHeader() throws IOException {
		Random random = new Random(7);
		byte[][] headers = { bytes("PROXY TCP4 192.0.2.7 192.0.2.2 57848 8080\r\n"), bytes("PROXY UNKNOWN\r\n"),
				bytes("PROXY TCP6 2001:db8::7 ::1 57848 8080\r\n"), v2("20000000"),
				v2("2111001e7f0000017f000001a7e84a9f20000f0100000000210007544c5376312e33"),
				v2("211100167f0000017f00000198c84aa0030004c56ff916050000") };
		int read = 0;
		for (int i = 0; i < 5_000; i++) {
			byte[] header = headers[i % headers.length].clone();
			for (int change = random.nextInt(3); change > 0; change--) {
				header[random.nextInt(header.length)] = (byte) random.nextInt();
			}
			ByteArrayInputStream stream = new ByteArrayInputStream(concat(header, MESSAGE));
			try {
				new ProxyHeaderReader(ProxyProtocol.ANY).read(stream);
				read++;
				assertThat(header.length + MESSAGE.length - stream.available()).isEqualTo(end(header));
			}
			catch (MalformedProxyHeaderException ex) {
				assertThat(ex.getMessage()).startsWith("it");
			}
		}
		assertThat(read).isBetween(1_500, 4_000);
	}

	/**
	 * Returns where a header ends according to its own length.
	 */
	private static int end(byte[] header) {
		return (header[0] == 'P') ? new String(header, StandardCharsets.ISO_8859_1).indexOf('\n') + 1
				: 16 + (Byte.toUnsignedInt(header[14]) << 8) + Byte.toUnsignedInt(header[15]);
	}

	private static void assertRefused(ProxyProtocol expected, byte[] header, String reason) {
		assertThatExceptionOfType(MalformedProxyHeaderException.class).isThrownBy(() -> read(expected, header))
			.withMessageContaining(reason);
	}

	private static ProxyHeader read(ProxyProtocol expected, byte[] header) throws IOException {
		ByteArrayInputStream stream = new ByteArrayInputStream(concat(header, MESSAGE));
		ProxyHeader read = new ProxyHeaderReader(expected).read(stream);
		assertThat(stream.readAllBytes()).isEqualTo(MESSAGE);
		return read;
	}

	private static String client(ProxyHeader header) {
		InetSocketAddress source = header.source();
		String host = source.getAddress().getHostAddress();
		return (host.contains(":") ? "[" + host + "]" : host) + ":" + source.getPort();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] v2(String body) {
		return HexFormat.of().parseHex(SIGNATURE + body.replace("ZEROS216", "00".repeat(216)));
	}

	private static byte[] concat(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	/**
	 * Gives one byte with each read; at the end, it may have nothing more to give and not
	 * be allowed to be asked.
	 */
	private static final class OneReadEach extends FilterInputStream {

		private final boolean hangs;

		OneReadEach(byte[] bytes, boolean hangs) {
			super(new ByteArrayInputStream(bytes));
			this.hangs = hangs;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, Math.min(1, length));
			assertThat(this.hangs && read < 0).as("waits for ever").isFalse();
			return read;
		}

	}

}
