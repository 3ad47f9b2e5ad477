package dev.tcplab.check.program;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class LinuxSocketTableTests {

	// As on a little-endian machine.
	@ParameterizedTest
	@CsvSource(textBlock = """
			0100007F:1F90,                         127.0.0.1, 8080
			00000000:0050,                         0.0.0.0,   80
			0A0200C0:FFFF,                         192.0.2.10, 65535
			00000000000000000000000000000000:1F90, ::,        8080
			00000000000000000000000001000000:0016, ::1,       22
			B80D0120000000000000000001000000:1F90, 2001:db8::1, 8080
			0000000000000000FFFF00000100007F:1F90, 127.0.0.1, 8080
			""")
	void readsAddress(String text, String host, int port) throws Exception {
		assertThat(LinuxSocketTable.address(text)).isEqualTo(new InetSocketAddress(InetAddress.getByName(host), port));
	}

	@Test
	void findsSocketOfThisProcess() throws Exception {
		LinuxSocketTable table = new LinuxSocketTable();
		try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
			assertThat(table.listening(Set.of(ProcessHandle.current().pid()))).extracting(ListeningSocket::address)
				.contains((InetSocketAddress) socket.getLocalSocketAddress());
			assertThat(table.isTaken(socket.getLocalPort(), false)).isTrue();
		}
	}

	@Test
	void tellsConnectionFromListener() throws Exception {
		LinuxSocketTable table = new LinuxSocketTable();
		ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
		int port = server.getLocalPort();
		try (Socket client = new Socket(server.getInetAddress(), port); Socket accepted = server.accept()) {
			server.close();
			assertThat(accepted.getRemoteSocketAddress()).isEqualTo(client.getLocalSocketAddress());
			assertThat(table.isTaken(port, false)).isFalse();
			assertThat(table.isTaken(port, true)).isTrue();
		}
	}

	@Test
	void findsNoSocketOfEndedProcess() throws Exception {
		Process process = new ProcessBuilder("true").start();
		process.waitFor();
		assertThat(new LinuxSocketTable().listening(Set.of(process.pid()))).isEmpty();
		assertThat(new LinuxSocketTable().listening(Set.of())).isEmpty();
	}

}
