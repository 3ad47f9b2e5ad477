package dev.tcplab.client.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.client.FakeServer;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import dev.tcplab.client.TcpConnection;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.RefusedPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
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
class TalkClientTests {

	@Autowired
	TcpClient configured;

	@Autowired
	TcpClients clients;

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void endServers() {
		this.end.countDown();
	}

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
	void talksInFramesOfCodec() {
		try (FakeServer server = FakeServer.start((client) -> {
			byte[] message = client.getInputStream().readNBytes(4);
			client.setTcpNoDelay(true);
			FakeServer.write(client, "ECHO: ");
			client.getOutputStream().write(message);
			FakeServer.await(this.end);
		})) {
			assertThat(to(server, Codec.LF).talk("two")).isEqualTo("ECHO: two");
		}
	}

	@Test
	void readsUntilEndWithCodecRaw() {
		try (FakeServer server = FakeServer.start((client) -> {
			byte[] message = client.getInputStream().readAllBytes();
			client.getOutputStream().write(message);
		})) {
			assertThat(to(server, Codec.RAW).talk("all of it")).isEqualTo("all of it");
		}
	}

	@Test
	void rejectsMessageWithDelimiter() {
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			fails(to(server, Codec.LF), "one\ntwo", "does not fit into the codec lf: it contains the bytes that end");
		}
	}

	@Test
	void failsIfFrameIsIncomplete() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("no line end"))) {
			fails(to(server, Codec.LF), "hi", "not in the codec lf (Message cut short after 11 bytes)");
		}
	}

	@Test
	void failsIfFrameIsLate() {
		try (FakeServer server = FakeServer.start((client) -> FakeServer.await(this.end))) {
			TcpClient client = this.clients.to("127.0.0.1", server.port(),
					(options) -> options.codec(Codec.LENGTH2).replyTimeout(Duration.ofMillis(100)));
			fails(client, "hi", "has not answered within 100 ms");
		}
	}

	@Test
	void talksSeveralTimesOnOneConnection() {
		try (FakeServer server = FakeServer.start((client) -> {
			FakeServer.write(client, "220 ready\n");
			FakeServer.write(client, "1: " + new String(client.getInputStream().readNBytes(4)));
			FakeServer.write(client, "2: " + new String(client.getInputStream().readNBytes(4)));
		});
				TcpConnection connection = this.clients.open("127.0.0.1", server.port(),
						(options) -> options.codec(Codec.LF))) {
			assertThat(connection.receive()).asString().isEqualTo("220 ready");
			assertThat(connection.talk("one")).isEqualTo("1: one");
			assertThat(connection.talk("two")).isEqualTo("2: two");
		}
	}

	@Test
	void describesConnection() {
		assertThat(this.configured).hasToString("Connection to SERVER at 127.0.0.1, PORT: 1234");
	}

	private TcpClient to(FakeServer server, Codec codec) {
		return this.clients.to("127.0.0.1", server.port(), (options) -> options.codec(codec));
	}

	private TcpClient to(FakeServer server) {
		return this.clients.to("127.0.0.1", server.port());
	}

	private static void fails(TcpClient client, String reason) {
		fails(client, "hi", reason);
	}

	private static void fails(TcpClient client, String message, String reason) {
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> client.talk(message))
			.withMessageContaining(reason);
	}

}
