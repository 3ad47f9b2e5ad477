package dev.tcplab.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.server.Recording;
import dev.tcplab.server.RefusedPort;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Talks with servers that behave in different ways.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "tcp-lab.server.port=0", "tcp-lab.client.idle-timeout=10s", "tcp-lab.client.answer-size=2MB",
				"tcp-lab.client.port=1234" })
@ActiveProfiles("happy")
@Import(Recording.class)
class TcpClientTests {

	@Autowired
	TcpClient configured;

	@Autowired
	TcpClients clients;

	@Autowired
	Recording recording;

	@Test
	void returnsAnswerWithLineEndings() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("ECHO: hi\n"))) {
			assertThat(to(server).talk("hi")).isEqualTo("ECHO: hi\n");
		}
	}

	@Test
	void sendsMessageUnchanged() {
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			assertThat(to(server).talk("ñandú\n")).isEqualTo("ñandú\n");
		}
	}

	@Test
	void halfClosesForEmptyMessage() {
		try (FakeServer server = FakeServer.start((client) -> {
			int received = client.getInputStream().read();
			FakeServer.write(client, "received " + received);
		})) {
			assertThat(to(server).talk("")).isEqualTo("received -1");
		}
	}

	@Test
	void readsAnswerOfManySegments() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read(new byte[10]);
			client.setTcpNoDelay(true);
			for (int i = 0; i < 1000; i++) {
				FakeServer.write(client, "segment ");
			}
		})) {
			assertThat(to(server).talk("hi")).isEqualTo("segment ".repeat(1000));
		}
	}

	@Test
	void readsAnswerWhileSendingLongMessage() {
		String message = "x".repeat(2_000_000);
		try (FakeServer server = FakeServer.start(FakeServer.echoing(message.length()))) {
			assertThat(to(server).talk(message)).isEqualTo(message);
		}
	}

	@Test
	void failsIfAnswerIsTooLong() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("x".repeat(2 * 1024 * 1024 + 1)))) {
			fails(to(server), "answers more than 2097152B");
		}
	}

	@Test
	void failsIfServerClosesWithoutAnswer() {
		try (FakeServer server = FakeServer.start((client) -> client.getInputStream().read(new byte[10]))) {
			fails(to(server), "closed the connection without an answer");
		}
	}

	@Test
	void failsIfServerResetsConnection() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read(new byte[10]);
			client.setSoLinger(true, 0);
		})) {
			fails(to(server), "closed the connection without an answer (Connection reset)");
		}
	}

	@Test
	void returnsAnswerThatEndsWithReset() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read();
			FakeServer.write(client, "the rest of the message is unread");
		})) {
			assertThat(to(server).talk("hi")).isEqualTo("the rest of the message is unread");
		}
	}

	@Test
	void failsIfNoServerListens() throws IOException {
		try (RefusedPort port = new RefusedPort()) {
			fails(this.clients.to("127.0.0.1", port.number()),
					"Connection to 127.0.0.1, port %d refused: no server is listening there.".formatted(port.number()));
		}
	}

	@Test
	void failsIfHostIsUnknown() {
		fails(this.clients.to("nosuch.invalid", 8080), "Unknown host nosuch.invalid");
	}

	@Test
	void talksAgainAfterFailure() {
		try (FakeServer server = FakeServer.start((client) -> {
			byte[] message = new byte[10];
			if (client.getInputStream().read(message) > 2) {
				FakeServer.write(client, "at last");
			}
		})) {
			TcpClient client = to(server);
			fails(client, "without an answer");
			assertThat(client.talk("hello")).isEqualTo("at last");
		}
	}

	@Test
	void talksOnManyThreads() throws Exception {
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			TcpClient client = to(server);
			ExecutorService threads = Executors.newFixedThreadPool(20);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				String message = "Message " + i;
				answers.add(threads.submit(() -> client.talk(message)));
			}
			for (int i = 0; i < 100; i++) {
				assertThat(answers.get(i).get()).isEqualTo("Message " + i);
			}
			threads.shutdown();
		}
	}

	@Test
	void printsMessageAndAnswerOnRequest() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("ECHO: debug\n\033[2J"))) {
			assertThat(to(server).debugTalk("debug")).isEqualTo("ECHO: debug\n\033[2J");
			this.recording.awaitLine("To Server: debug");
			this.recording.awaitLine("From Server: ECHO: debug");
			this.recording.awaitLine("\\x1b[2J");
		}
	}

	@Test
	void printsOkForPing() {
		this.configured.ping();
		this.recording.awaitLine("OK!");
	}

	@Test
	void describesConnection() {
		assertThat(this.configured).hasToString("Connection to SERVER at 127.0.0.1, PORT: 1234");
	}

	private TcpClient to(FakeServer server) {
		return this.clients.to("127.0.0.1", server.port());
	}

	private static void fails(TcpClient client, String reason) {
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> client.talk("hi"))
			.withMessageContaining(reason);
	}

}
