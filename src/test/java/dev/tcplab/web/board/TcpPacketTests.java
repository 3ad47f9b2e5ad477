package dev.tcplab.web.board;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * IP packets with a TCP segment.
 */
class TcpPacketTests {

	@Test
	void hasHeadersOfIpv4AndTcp() {
		byte[] packet = packet("192.0.2.1", "192.0.2.2", "hi", 2).bytes();
		assertThat(HexFormat.of().formatHex(packet)).isEqualTo("4500002a000040004006b6ca" + "c0000201c0000202"
				+ "e1f81f90" + "000003e8000007d0" + "5018ffff" + "b61c0000" + "6869");
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.2, 20", "2001:db8::1, 2001:db8::2, 40" })
	void hasValidChecksums(String from, String to, int header) {
		TcpPacket packet = packet(from, to, "odd", 3);
		byte[] bytes = packet.bytes();
		byte[] ip = Arrays.copyOf(bytes, header);
		byte[] tcp = Arrays.copyOfRange(bytes, header, bytes.length);
		byte[] addresses = Arrays.copyOfRange(ip, (header == 20) ? 12 : 8, header);
		byte[] rest = { 0, 0, 0, (byte) tcp.length, 0, 0, 0, 6 };
		if (header == 20) {
			assertThat(TcpPacket.checksum(ip)).isZero();
		}
		assertThat(TcpPacket.checksum(addresses, rest, tcp)).isZero();
		assertThat(packet.fullLength()).isEqualTo(bytes.length);
	}

	@Test
	void keepsLengthOfDataThatWasNotKept() {
		TcpPacket packet = packet("192.0.2.1", "192.0.2.2", "hi", 100);
		assertThat(packet.fullLength()).isEqualTo(140);
		assertThat(packet.bytes()).hasSize(42).startsWith(0x45, 0, 0, 140);
	}

	private static TcpPacket packet(String from, String to, String data, int length) {
		return new TcpPacket(new InetSocketAddress(from, 57848), new InetSocketAddress(to, 8080), 1000, 2000,
				TcpPacket.PSH | TcpPacket.ACK, data.getBytes(), length);
	}

}
