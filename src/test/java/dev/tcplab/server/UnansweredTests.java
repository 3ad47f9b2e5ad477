package dev.tcplab.server;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the log says about clients that got no answer.
 */
@Timeout(60)
class UnansweredTests {

	// Not the shared application, because each application logs only one such line per
	// second.
	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = Lab.start("happy", "console.prefix=server");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			codec=recv         | ``    | it sent nothing for 200 ms
			codec=lf           | hello | it sent 5 bytes, and no whole message of codec lf within 200 ms
			proxy-protocol=v1  | PROXY | it did not send a complete PROXY header within 200 ms
			codec=length4      | hello | Message longer than 2048 bytes
			faults.delay=1h    | hello | a fault on demand made its answer take longer than 200 ms
			""")
	void logsReason(String setting, String message, String reason) {
		try (LogLines log = log(); TestServer echo = lab.add("read-timeout=200ms", "write-timeout=200ms", setting)) {
			awaitReason(log, echo, reason, () -> {
				try (Wire client = echo.connect()) {
					client.send(message).receive();
				}
			});
		}
	}

	@Test
	void logsThatClientBrokeConnection() {
		try (LogLines log = log(); TestServer echo = lab.add()) {
			awaitReason(log, echo, "it broke the connection", () -> {
				Wire client = echo.connect();
				echo.awaitConnected(client);
				client.reset();
			});
		}
	}

	@Test
	void logsNothingAboutAnsweredClient() throws Exception {
		try (LogLines log = log(); TestServer echo = lab.add()) {
			echo.send("hi");
			echo.nextExchange();
			assertThat(log.all()).noneMatch((line) -> line.startsWith(echo.name() + " did not answer"));
		}
	}

	private static LogLines log() {
		return LogLines.of("dev.tcplab.server.engine.UnansweredClients");
	}

	private static void awaitReason(LogLines log, TestServer echo, String reason, Client client) {
		await().untilAsserted(() -> {
			client.talk();
			assertThat(log.all()).anyMatch((line) -> line
				.matches(echo.name() + " did not answer 127\\.0\\.0\\.1:\\d+: " + reason + "( \\(and .*)?"));
		});
	}

	private interface Client {

		void talk() throws IOException;

	}

}
