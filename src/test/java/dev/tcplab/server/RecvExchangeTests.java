package dev.tcplab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One exchange with the codec {@code recv}, whatever the client does.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "tcp-lab.server.port=0", "tcp-lab.server.read-timeout=2s" })
@ActiveProfiles("echo2")
@Import(Recording.class)
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class RecvExchangeTests {

	@Autowired
	TcpServers servers;

	@Autowired
	Recording recording;

	int port;

	@BeforeEach
	void findPort() {
		this.port = this.servers.find("echo2").port();
	}

	@Test
	void answersBeforeTheClientHalfCloses() throws Exception {
		assertThat(Wire.send(this.port, "Test")).isEqualTo("ECHO: Test\n");
		Exchange exchange = this.recording.nextExchange();
		assertThat(exchange.outcome()).isEqualTo(Outcome.ANSWERED);
		assertThat(exchange.bytesIn()).isEqualTo(4);
		assertThat(exchange.bytesOut()).isEqualTo(11);
	}

	@Test
	void answersAClientThatHalfCloses() throws IOException {
		try (Wire client = Wire.connect(this.port)) {
			assertThat(client.send("Test").halfClose().receive()).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void answersTheEmptyMessageOfAClientThatOnlyHalfCloses() throws Exception {
		try (Wire client = Wire.connect(this.port)) {
			assertThat(client.halfClose().receive()).isEqualTo("ECHO: \n");
			this.recording.awaitLine("Message received: ");
		}
	}

	@Test
	void countsAClientThatLeavesWithoutSending() throws Exception {
		Wire.connect(this.port).close();
		Exchange exchange = this.recording.nextExchange();
		assertThat(exchange.client().number()).isOne();
		assertThat(exchange.bytesIn()).isZero();
		this.recording.awaitLine("Message received: ");
	}

	@Test
	void showsTheMessageOfAClientThatDoesNotWaitForItsAnswer() throws Exception {
		try (Wire client = Wire.connect(this.port)) {
			client.send("HELLO FROM THE CLIENT!!!");
		}
		assertThat(this.recording.nextExchange().client().number()).isOne();
		this.recording.awaitLine("Message received: HELLO FROM THE CLIENT!!!");
	}

	@Test
	void countsButDoesNotAnswerAClientThatResets() throws Exception {
		int localPort;
		try (Wire client = Wire.connect(this.port)) {
			localPort = client.localPort();
			client.reset();
		}
		assertThat(this.recording.nextExchange().outcome()).isEqualTo(Outcome.RESET);
		this.recording.awaitLines("The server is configured!", "Waiting for Clients to connect",
				"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(localPort),
				"Waiting for Clients to connect");
	}

	@Test
	void countsButDoesNotAnswerASilentClient() throws Exception {
		try (Wire client = Wire.connect(this.port)) {
			assertThat(client.receive()).isEmpty();
			Exchange exchange = this.recording.nextExchange();
			assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
			assertThat(exchange.duration()).isGreaterThanOrEqualTo(this.servers.find("echo2").settings().readTimeout());
			this.recording.awaitLines("The server is configured!", "Waiting for Clients to connect",
					"CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()),
					"Waiting for Clients to connect");
		}
	}

	@Test
	void answersWhatFitsIntoOneReadAndLosesNoByteOfTheAnswer() {
		assertThat(Wire.send(this.port, "x".repeat(2049))).isEqualTo("ECHO: " + "x".repeat(2048) + "\n");
	}

	@Test
	void answersWholeToAClientThatSendsAMegabyte() {
		assertThat(Wire.send(this.port, "x".repeat(1_000_000))).isEqualTo("ECHO: " + "x".repeat(2048) + "\n");
	}

	@Test
	void answersTheFirstOfTwoSegments() throws IOException {
		try (Wire client = Wire.connect(this.port)) {
			assertThat(client.send("first").receive(12)).isEqualTo("ECHO: first\n");
			assertThat(client.send("second").receive()).isEmpty();
		}
	}

	@Test
	void echoesBytesThatAreNotUtf8Unchanged() {
		byte[] message = { 'h', (byte) 0xff, 0, (byte) 0xc3, '\n', (byte) 0x80 };
		assertThat(Wire.send(this.port, message)).startsWith("ECHO: ".getBytes())
			.endsWith('\n')
			.containsSequence(message);
		this.recording.awaitLine("Message received: h\\xff\\x00\\xc3\\n\\x80");
	}

	@Test
	void letsNobodyForgeALine() {
		Wire.send(this.port, "x\nCONNECTION 99. Client\r\n");
		this.recording.awaitLine("Message received: x\\nCONNECTION 99. Client");
	}

	@Test
	void servesIpv6Clients() throws IOException {
		try (Wire client = Wire.connect("::1", this.port)) {
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
			this.recording.awaitLine("CONNECTION 1. Client IP,PORT: ('::1', %d, 0, 0)".formatted(client.localPort()));
		}
	}

	@Test
	void servesAHundredClientsAtOnce() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(100);
		List<Future<String>> answers = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			String message = "Message " + i;
			answers.add(clients.submit(() -> Wire.send(this.port, message)));
		}
		for (int i = 0; i < 1000; i++) {
			assertThat(answers.get(i).get()).isEqualTo("ECHO: Message %d\n".formatted(i));
		}
		clients.shutdown();
		this.recording.awaitLine("Message received: Message 999");
		List<String> numbers = this.recording.lines().stream().filter((line) -> line.startsWith("CONN")).toList();
		for (int i = 0; i < 1000; i++) {
			assertThat(numbers.get(i)).startsWith("CONNECTION %d. ".formatted(i + 1));
		}
	}

	@Test
	void refusesNewClientsOnceItIsStopped() {
		this.servers.find("echo2").stop();
		assertThat(Wire.tryToSend(this.port, "Test")).isEqualTo("<refused>");
	}

}
