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

/**
 * Limits of how many clients a server serves, in total and at once.
 */
@Timeout(60)
class LimitTests {

	@Test
	void servesFiveOfThousandClients() throws Exception {
		try (TestServer echo = TestServer.start("limit=5")) {
			ExecutorService clients = Executors.newFixedThreadPool(100);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				answers.add(clients.submit(() -> echo.tryToSend("me")));
			}
			int answered = 0;
			for (Future<String> answer : answers) {
				answered += answer.get().equals("ECHO: me\n") ? 1 : 0;
			}
			clients.shutdown();
			assertThat(answered).isEqualTo(5);
			echo.awaitLine((line) -> line.startsWith("Client 4: "));
			assertThat(echo.lines()).filteredOn((line) -> line.startsWith("CONNECTION"))
				.hasSize(5)
				.last()
				.satisfies(
						(line) -> assertThat(echo.lines()).endsWith("Client 4: " + line.substring(line.indexOf('('))));
		}
	}

	@Test
	void refusesClientsWhileLastIsServed() throws Exception {
		try (TestServer echo = TestServer.start("limit=1"); Wire last = echo.connect()) {
			echo.awaitConnected(last);
			Wire.awaitRefusal(echo.port());
			assertThat(last.send("me").receive()).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void listsOverlappingClientsOnceAllSent() throws Exception {
		try (TestServer echo = TestServer.start("limit=2"); Wire first = echo.connect(); Wire second = echo.connect()) {
			assertThat(second.send("two").receive()).isEqualTo("ECHO: two\n");
			echo.awaitLine("Message received: two");
			assertThat(echo.lines()).noneMatch((line) -> line.startsWith("Client "));
			first.send("one").receive();
			echo.awaitLine("Client 1: ('127.0.0.1', %d)".formatted(second.localPort()));
			assertThat(echo.lines()).containsSubsequence("Message received: two", "Message received: one",
					"Client 0: ('127.0.0.1', %d)".formatted(first.localPort()));
		}
	}

	@Test
	void countsClientThatResets() throws Exception {
		try (TestServer echo = TestServer.start("limit=1")) {
			try (Wire client = echo.connect()) {
				client.reset();
			}
			echo.awaitState(ServerState.FINISHED);
			echo.awaitLine((line) -> line.startsWith("Client 0: "));
			assertThat(echo.lines()).doesNotContain("Message received: ");
		}
	}

	@Test
	void servesOneClientAtATime() throws IOException {
		try (TestServer echo = TestServer.start("max-clients=1");
				Wire first = echo.connect();
				Wire second = echo.connect().send("second")) {
			assertThat(first.send("first").receive()).isEqualTo("ECHO: first\n");
			first.leave();
			assertThat(second.receive()).isEqualTo("ECHO: second\n");
			echo.awaitLine("Message received: second");
			assertThat(echo.lines()).containsSequence(
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(first.localPort()),
					"Message received: first", "Waiting for Clients to connect",
					"CONNECTION 2. Client IP,PORT: ('127.0.0.1', %d)".formatted(second.localPort()));
		}
	}

}
