package dev.tcplab.check.program;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandSocketTableTests {

	private static final String LSOF = """
			COMMAND     PID USER   FD   TYPE             DEVICE SIZE/OFF NODE NAME
			python3    4711  ana    3u  IPv4 0x3d2f1b0a5c6e7f81      0t0  TCP 127.0.0.1:8080 (LISTEN)
			python3    4711  ana    4u  IPv4 0x3d2f1b0a5c6e8a91      0t0  TCP 127.0.0.1:8080->127.0.0.1:50412 (ESTABLISHED)
			node       4712  ana   18u  IPv6 0x3d2f1b0a5c6e9ba1      0t0  TCP *:8081 (LISTEN)
			java       4713  ana   52u  IPv6 0x3d2f1b0a5c6eacb1      0t0  TCP [::1]:8082 (LISTEN)
			my\\x20srv  4714  ana    3u  IPv4 0x3d2f1b0a5c6ebdc1      0t0  TCP 192.168.1.17:50413->192.0.2.10:8080 (SYN_SENT)
			python3    4715  ana    3u  IPv6 0x3d2f1b0a5c6eced1      0t0  TCP [2001:db8::7]:50414->[2001:db8::1]:8080 (SYN_SENT)
			python3    4716  ana    3u  IPv4 0x3d2f1b0a5c6edfe1      0t0  TCP 127.0.0.1:50415->127.0.0.1:8080 (CLOSE_WAIT)
			python3    4717  ana    3u  IPv4 0x3d2f1b0a5c6eeff1      0t0  TCP *:* (CLOSED)
			""";

	private static final String NETSTAT = """

			Active Connections

			  Proto  Local Address          Foreign Address        State           PID
			  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1044
			  TCP    127.0.0.1:8080         0.0.0.0:0              LISTENING       4711
			  TCP    127.0.0.1:8080         127.0.0.1:50412        ESTABLISHED     4711
			  TCP    127.0.0.1:8080         127.0.0.1:50411        TIME_WAIT       0
			  TCP    192.168.1.17:50413     192.0.2.10:8080        SYN_SENT        4714
			  TCP    [::]:8081              [::]:0                 LISTENING       4712
			  TCP    [::1]:8082             [::]:0                 LISTENING       4713
			  TCP    [2001:db8::7]:50414    [2001:db8::1]:8080     SYN_SENT        4715
			  UDP    0.0.0.0:5353           *:*                                    2220
			  UDP    [::]:5353              *:*                                    2220
			""";

	private static final String GERMAN = """

			Aktive Verbindungen

			  Proto  Lokale Adresse         Remoteadresse          Status           PID
			  TCP    127.0.0.1:8080         0.0.0.0:0              ABH\ufffdREN         4711
			  TCP    127.0.0.1:8080         127.0.0.1:50412        HERGESTELLT     4711
			  TCP    192.168.1.17:50413     192.0.2.10:8080        SYN_GESENDET    4714
			  TCP    [::1]:8082             [::]:0                 ABH\ufffdREN         4713
			  UDP    0.0.0.0:5353           *:*                                    2220
			""";

	private static final Set<Long> PROCESSES = Set.of(4711L, 4712L, 4713L, 4714L, 4715L, 4716L, 4717L);

	@Test
	void readsListeningSocketsOfLsof() {
		assertThat(addresses(CommandSocketTable.LSOF, LSOF)).containsExactly("127.0.0.1:8080", "0.0.0.0:8081",
				"0:0:0:0:0:0:0:1:8082");
	}

	@Test
	void readsListeningSocketsOfNetstat() {
		assertThat(addresses(CommandSocketTable.NETSTAT, NETSTAT)).containsExactly("127.0.0.1:8080", "0.0.0.0:8081",
				"0:0:0:0:0:0:0:1:8082");
	}

	@Test
	void readsNetstatInAnotherLanguage() {
		assertThat(addresses(CommandSocketTable.NETSTAT, GERMAN)).containsExactly("127.0.0.1:8080",
				"0:0:0:0:0:0:0:1:8082");
	}

	private static Stream<String> addresses(CommandSocketTable table, String output) {
		return table.parse(output, PROCESSES)
			.stream()
			.map(ListeningSocket::address)
			.map((address) -> address.getAddress().getHostAddress() + ":" + address.getPort());
	}

}
