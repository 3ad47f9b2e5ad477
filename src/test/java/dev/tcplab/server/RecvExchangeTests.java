package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One exchange with the codec {@code recv}.
 */
@Timeout(60)
class RecvExchangeTests {

	@Test
	void answersBeforeHalfClose() throws Exception {
		try (TestServer echo = TestServer.start()) {
			assertThat(echo.send("Test")).isEqualTo("ECHO: Test\n");
			Exchange exchange = echo.nextExchange();
			assertThat(exchange.outcome()).isEqualTo(Outcome.ANSWERED);
			assertThat(exchange.bytesIn()).isEqualTo(4);
			assertThat(exchange.bytesOut()).isEqualTo(11);
		}
	}

	@Test
	void answersClientThatHalfCloses() throws IOException {
		try (TestServer echo = TestServer.start(); Wire client = echo.connect()) {
			assertThat(client.send("Test").halfClose().receive()).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void answersEmptyMessageOfHalfClose() throws Exception {
		try (TestServer echo = TestServer.start(); Wire client = echo.connect()) {
			assertThat(client.halfClose().receive()).isEqualTo("ECHO: \n");
			echo.awaitLine("Message received: ");
		}
	}

	@Test
	void countsClientThatSendsNothing() throws Exception {
		try (TestServer echo = TestServer.start()) {
			echo.connect().close();
			Exchange exchange = echo.nextExchange();
			assertThat(exchange.client().number()).isOne();
			assertThat(exchange.bytesIn()).isZero();
			echo.awaitLine("Message received: ");
		}
	}

	@Test
	void printsMessageOfClientThatDoesNotRead() throws Exception {
		try (TestServer echo = TestServer.start()) {
			try (Wire client = echo.connect()) {
				client.send("HELLO FROM THE CLIENT!!!");
			}
			assertThat(echo.nextExchange().client().number()).isOne();
			echo.awaitLine("Message received: HELLO FROM THE CLIENT!!!");
		}
	}

	@Test
	void countsClientThatResets() throws Exception {
		try (TestServer echo = TestServer.start(); Wire client = echo.connect()) {
			int localPort = client.localPort();
			client.reset();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.RESET);
			echo.awaitLines("The server is configured!", "Waiting for Clients to connect",
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(localPort),
					"Waiting for Clients to connect");
		}
	}

	@Test
	void countsSilentClient() throws Exception {
		try (TestServer echo = TestServer.start("read-timeout=300ms"); Wire client = echo.connect()) {
			assertThat(client.receive()).isEmpty();
			Exchange exchange = echo.nextExchange();
			assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
			assertThat(exchange.duration()).isGreaterThanOrEqualTo(echo.server().settings().readTimeout());
			echo.awaitLines("The server is configured!", "Waiting for Clients to connect",
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()),
					"Waiting for Clients to connect");
		}
	}

	@Test
	void answersWithWhatFitsIntoOneRead() {
		try (TestServer echo = TestServer.start()) {
			assertThat(echo.send("x".repeat(2049))).isEqualTo("ECHO: " + "x".repeat(2048) + "\n");
		}
	}

	@Test
	void sendsCompleteAnswerToClientThatFloods() {
		try (TestServer echo = TestServer.start()) {
			assertThat(echo.send("x".repeat(1_000_000))).isEqualTo("ECHO: " + "x".repeat(2048) + "\n");
		}
	}

	@Test
	void answersFirstOfTwoSegments() throws IOException {
		try (TestServer echo = TestServer.start(); Wire client = echo.connect()) {
			assertThat(client.send("first").receive(12)).isEqualTo("ECHO: first\n");
			assertThat(client.send("second").receive()).isEmpty();
		}
	}

	@Test
	void echoesBytesThatAreNotUtf8() {
		byte[] message = { 'h', (byte) 0xff, 0, (byte) 0xc3, '\n', (byte) 0x80 };
		try (TestServer echo = TestServer.start()) {
			assertThat(Wire.send(echo.port(), message)).startsWith("ECHO: ".getBytes())
				.endsWith('\n')
				.containsSequence(message);
			echo.awaitLine("Message received: h\\xff\\x00\\xc3\\n\\x80");
		}
	}

	@Test
	void escapesForgedLine() {
		try (TestServer echo = TestServer.start()) {
			echo.send("x\nCONNECTION 99. Client\r\n");
			echo.awaitLine("Message received: x\\nCONNECTION 99. Client");
		}
	}

	@Test
	void servesIpv6Client() throws IOException {
		try (TestServer echo = TestServer.start(); Wire client = Wire.connect("::1", echo.port())) {
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
			echo.awaitLine("CONNECTION 1. Client IP,PORT: ('::1', %d, 0, 0)".formatted(client.localPort()));
		}
	}

	@Test
	void servesHundredClientsAtOnce() throws Exception {
		try (TestServer echo = TestServer.start()) {
			ExecutorService clients = Executors.newFixedThreadPool(100);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				String message = "Message " + i;
				answers.add(clients.submit(() -> echo.send(message)));
			}
			for (int i = 0; i < 1000; i++) {
				assertThat(answers.get(i).get()).isEqualTo("ECHO: Message %d\n".formatted(i));
			}
			clients.shutdown();
			await().untilAsserted(
					() -> assertThat(echo.lines()).filteredOn((line) -> line.startsWith("CONNECTION")).hasSize(1000));
			List<String> numbers = echo.lines().stream().filter((line) -> line.startsWith("CONNECTION")).toList();
			for (int i = 0; i < 1000; i++) {
				assertThat(numbers.get(i)).startsWith("CONNECTION %d. ".formatted(i + 1));
			}
		}
	}

}
