package com.example;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tcplab.server.Keys;
import dev.tcplab.server.Wire;
import dev.tcplab.testing.Exchange;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.tcplab.protocol.codec.Codec.LENGTH4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Servers that a test starts itself.
 */
class TcpLabServersTests {

	@TempDir
	static Path directory;

	static Keys keys;

	@BeforeAll
	static void makeKeys() throws Exception {
		keys = Keys.make(directory, "server");
		keys.writePem(directory);
	}

	static Stream<TcpLabServer> serversWithTls() {
		return Stream.of(TcpLabServer.echo().tls(directory.resolve("server.p12"), "secret"),
				TcpLabServer.echo().tls(directory.resolve("server.crt"), directory.resolve("server.key")));
	}

	@ParameterizedTest
	@MethodSource("serversWithTls")
	void securesConnections(TcpLabServer server) throws Exception {
		try (TcpLabServer started = server.start();
				Wire client = Wire.connect(Keys.context(keys, null).getSocketFactory(), started.port())) {
			assertThat(client.send("hi").receive(2)).isEqualTo("hi");
		}
	}

	@Test
	void reportsWrongPassword() {
		TcpLabServer server = TcpLabServer.echo().tls(directory.resolve("server.p12"), "wrong");
		assertThatIllegalStateException().isThrownBy(server::start)
			.withMessageMatching(
					"TcpLabServersTests.java:\\d+: The SSL bundle 'test' cannot be used: .* Check the files and the password of tls\\(…\\)");
	}

	@Test
	void exchangesBytes() throws Exception {
		try (TcpLabServer server = TcpLabServer.answeringBytes((message) -> new byte[] { message[0], (byte) 0xff })
			.codec(LENGTH4)
			.start(); Wire client = Wire.connect(server.port())) {
			assertThat(client.send(new byte[] { 0, 0, 0, 1, 7 }).receiveAll()).containsExactly(0, 0, 0, 2, 7, 0xff);
			assertThat(server.exchanges().get(0).bytes()).containsExactly(7);
		}
	}

	@Test
	void reportsUnexpectedMessageOnClose() {
		TcpLabServer server = TcpLabServer.mock().start();
		Wire.send(server.port(), "PING");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(server::close)
			.withMessage(
					"Unexpected message \"PING\". Not answered: no rule is defined. Define one, as in when(\"PING\").answer(\"PONG\").");
		assertThatCode(server::close).doesNotThrowAnyException();
	}

	@Test
	void acceptsClientThatSendsNothing() throws Exception {
		try (TcpLabServer server = TcpLabServer.mock().start()) {
			Wire.connect(server.port()).leave();
			assertThat(server.awaitExchanges(1)).singleElement().extracting(Exchange::message).isEqualTo("");
		}
	}

	@Test
	void leavesNoThread() throws InterruptedException {
		ThreadGroup threads = new ThreadGroup("servers");
		Thread test = new Thread(threads, () -> IntStream.range(0, 10).forEach(TcpLabServersTests::startAndClose));
		test.start();
		test.join();
		// A thread pool counts as ended shortly before its last thread has ended.
		await().until(() -> threads.activeCount() == 0);
	}

	private static void startAndClose(int number) {
		try (TcpLabServer server = TcpLabServer.mock().start()) {
			server.otherwise().answer("server " + number);
			assertThat(Wire.send(server.port(), "hi")).isEqualTo("server " + number);
		}
	}

}
