package com.example;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.Wire;
import dev.tcplab.testing.Exchange;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.tcplab.protocol.codec.Codec.LF;
import static dev.tcplab.testing.Times.atLeast;
import static dev.tcplab.testing.Times.never;
import static dev.tcplab.testing.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A server that answers by rules, as a test of a client uses it.
 */
class TcpLabServerTests {

	private static final Duration SHORT = Duration.ofMillis(1);

	@RegisterExtension
	static TcpLabServer server = TcpLabServer.mock().codec(LF).keepOpen().greeting("hello");

	@ParameterizedTest
	@CsvSource({ "PING, PONG", "GET 7, sequence 7 of client 1", "QUIT now, bye", "ADD 2 3, 5", "*, bits",
			"PIN, unknown" })
	void answersByFirstRuleThatMatches(String message, String answer) throws IOException {
		server.when("PING").answer("PONG");
		server.whenMatches("GET (\\d)").answer("sequence $1 of client {client.number}");
		server.whenStartsWith("QUIT").answer("bye");
		server.whenMatches("ADD (\\d) (\\d)")
			.answer((match) -> String.valueOf(Integer.parseInt(match.group(1)) + Integer.parseInt(match.group(2))));
		server.whenHex("2a").answerHex("62697473");
		server.otherwise().answer("unknown");
		assertThat(talk(message)).isEqualTo("hello\n" + answer + "\n");
	}

	@RepeatedTest(2)
	void forgetsEverythingBeforeEachTest() throws IOException {
		assertThat(server.exchanges()).isEmpty();
		server.when("N").answer("{client.number}");
		assertThat(talk("N")).isEqualTo("hello\n1\n");
		server.faults().reset();
	}

	@Test
	void answersInTurn() throws IOException {
		AtomicInteger calls = new AtomicInteger();
		server.when("NEXT").answer((match) -> (calls.incrementAndGet() == 1) ? "busy" : "ready");
		assertThat(talk("NEXT\nNEXT")).isEqualTo("hello\nbusy\nready\n");
		assertThat(server).received("NEXT", times(2));
	}

	@Test
	void endsConnectionAsRuleSays() throws IOException {
		server.when("QUIT").answer("bye").then().close();
		server.when("DROP").then().reset();
		try (Wire client = Wire.connect(server.port())) {
			assertThat(client.send("QUIT\n").receive()).isEqualTo("hello\nbye\n");
		}
		assertThat(Wire.tryToSend(server.port(), "DROP\n")).isEqualTo("<reset>");
		assertThat(server.exchanges()).extracting(Exchange::answer).containsExactly("bye", null);
	}

	@Test
	void countsOnlyMessagesWithoutFault() throws IOException {
		server.when("PING").answer("PONG");
		server.faults().first(2).reset();
		assertThat(Wire.tryToSend(server.port(), "PING\n")).isEqualTo("<reset>");
		assertThat(Wire.tryToSend(server.port(), "PING\n")).isEqualTo("<reset>");
		assertThat(talk("PING")).isEqualTo("hello\nPONG\n");
		assertThat(server).received("PING", times(1));
		assertThat(server.exchanges()).extracting(Exchange::outcome)
			.containsExactly(Outcome.RESET, Outcome.RESET, Outcome.ANSWERED);
	}

	@Test
	void cutsAnswerShort() throws IOException {
		server.when("PING").answer("PONG");
		server.faults().close().afterBytes(2);
		assertThat(talk("PING")).isEqualTo("hello\nPO");
	}

	@Test
	void showsMessagesNotAnsweredYet() throws Exception {
		CompletableFuture<String> answer = new CompletableFuture<>();
		server.when("SLOW").answer((match) -> answer.join());
		try (Wire client = Wire.connect(server.port()).send("SLOW\n")) {
			await().until(() -> server.messages().contains("SLOW"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> server.takeExchange(SHORT))
				.withMessageEndingWith("but there were only 0. Not answered yet: \"SLOW\"");
			answer.complete("done");
			assertThat(server.awaitExchanges(1)).hasSize(1);
			client.leave();
		}
	}

	@Test
	void takesExchangesInOrder() throws IOException {
		server.whenMatches("[AB]").answer("$0");
		talk("A\nB");
		assertThat(server.awaitExchanges(2)).hasSize(2);
		assertThat(server.takeExchange(SHORT).message()).isEqualTo("A");
		assertThat(server.takeExchange(SHORT).message()).isEqualTo("B");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> server.takeExchange(SHORT))
			.withMessage(
					"Expected another exchange within 1 ms, but there were only 2. Received: \"A\" from client 1: answered, \"B\" from client 1: answered");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> server.awaitExchanges(3, SHORT))
			.withMessageStartingWith("Expected 3 exchanges within 1 ms, but there were 2. Received: ");
	}

	@Test
	void awaitsMessageOfClientThatDoesNotWait() throws IOException {
		server.when("LOG").delay(Duration.ofMillis(20)).answer("");
		try (Wire client = Wire.connect(server.port())) {
			client.send("LOG\nLOG\n");
			assertThat(server).received("LOG", times(2));
		}
	}

	@Test
	void showsWhatWasReceived() throws IOException {
		server.otherwise().answer("OK");
		talk("PING");
		assertThat(server).received("PING").received("PING", atLeast(1)).received("PONG", never());
		assertThat(server.messages()).containsExactly("PING");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(server).received("PING", never()))
			.withMessage("Expected \"PING\" 0 times, but received it 1 time. Received: \"PING\"");
	}

	private static String talk(String messages) throws IOException {
		try (Wire client = Wire.connect(server.port())) {
			return client.send(messages + "\n").halfClose().receive();
		}
	}

}
