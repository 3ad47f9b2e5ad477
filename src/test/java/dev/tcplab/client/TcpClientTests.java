package dev.tcplab.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.server.Recording;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Talks with servers of every kind.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "tcp-lab.server.port=0", "tcp-lab.client.connect-timeout=400ms",
				"tcp-lab.client.reply-timeout=2s", "tcp-lab.client.idle-timeout=300ms",
				"tcp-lab.client.answer-size=2MB", "tcp-lab.client.port=1234" })
@ActiveProfiles("happy")
@Import(Recording.class)
@ExtendWith(OutputCaptureExtension.class)
class TcpClientTests {

	@Autowired
	TcpClient configured;

	@Autowired
	TcpClients clients;

	@Autowired
	ConfigurableApplicationContext context;

	@Autowired
	Recording recording;

	@Test
	void returnsTheAnswerWithItsLineEnds() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("ECHO: hi\n"))) {
			assertThat(to(server).talk("hi")).isEqualTo("ECHO: hi\n");
		}
	}

	@Test
	void sendsTheMessageAsItIs() {
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			assertThat(to(server).talk("ñandú\n")).isEqualTo("ñandú\n");
		}
	}

	@Test
	void sendsAnEmptyMessageByEndingTheSendingSide() {
		try (FakeServer server = FakeServer.start((client) -> {
			int received = client.getInputStream().read();
			FakeServer.write(client, "received " + received);
		})) {
			assertThat(to(server).talk("")).isEqualTo("received -1");
		}
	}

	@Test
	void readsAnAnswerOfManySegments() {
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
	void readsAnAnswerOfAMegabyte() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("x".repeat(1_000_000)))) {
			assertThat(to(server).talk("hi")).hasSize(1_000_000);
		}
	}

	@Test
	void readsTheAnswerWhileALongMessageIsSent() {
		String message = "x".repeat(2_000_000);
		try (FakeServer server = FakeServer
			.start((client) -> client.getInputStream().transferTo(client.getOutputStream()))) {
			assertThat(to(server).talk(message)).isEqualTo(message);
		}
	}

	@Test
	void aServerThatNeverClosesCostsTheIdleTimeOnly() {
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read();
			FakeServer.write(client, "still here");
			FakeServer.await(end);
		})) {
			assertThat(to(server).talk("hi")).isEqualTo("still here");
			end.countDown();
		}
	}

	@Test
	void aServerThatNeverAnswersCostsTheReplyTime() {
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> FakeServer.await(end))) {
			fails(to(server), "has not answered within 2000 ms");
			end.countDown();
		}
	}

	@Test
	void anAnswerThatNeverEndsCostsTheReplyTime() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read();
			client.setSoTimeout(50);
			while (true) {
				FakeServer.write(client, ".");
				dribble(client);
			}
		})) {
			fails(to(server), "has not ended its answer within 2000 ms");
		}
	}

	private static void dribble(Socket client) throws IOException {
		try {
			client.getInputStream().read();
		}
		catch (SocketTimeoutException ex) {
			// Time for the next byte.
		}
	}

	@Test
	void anAnswerThatIsTooLongFails() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("x".repeat(2 * 1024 * 1024 + 1)))) {
			fails(to(server), "answers more than 2097152B");
		}
	}

	@Test
	void aServerThatClosesAtOnceHasNotAnswered() {
		try (FakeServer server = FakeServer.start((client) -> {
		})) {
			assertThatExceptionOfType(TalkException.class).isThrownBy(() -> to(server).talk("hi"))
				.withMessageContaining("closed the connection without an answer");
		}
	}

	@Test
	void aServerThatClosesWithoutAnAnswerHasNotAnswered() {
		try (FakeServer server = FakeServer.start((client) -> client.getInputStream().read(new byte[10]))) {
			fails(to(server), "closed the connection without an answer");
		}
	}

	@Test
	void aServerThatResetsIsSaidSo() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read(new byte[10]);
			client.setSoLinger(true, 0);
		})) {
			fails(to(server), "closed the connection without an answer (Connection reset)");
		}
	}

	@Test
	void aResetAfterTheAnswerEndsIt() {
		try (FakeServer server = FakeServer.start((client) -> {
			client.getInputStream().read();
			FakeServer.write(client, "the rest of the message is unread");
		})) {
			assertThat(to(server).talk("hi")).isEqualTo("the rest of the message is unread");
		}
	}

	@Test
	void nobodyListening() {
		int port = Wire.freePort();
		fails(this.clients.to("127.0.0.1", port),
				"Connection to 127.0.0.1, port %d refused: no server is listening there.".formatted(port));
	}

	@Test
	void anUnknownHost() {
		fails(this.clients.to("nosuch.invalid", 8080), "Unknown host nosuch.invalid");
	}

	@Test
	void aPortThatDoesNotRespond() throws IOException {
		try (FullPort full = new FullPort()) {
			fails(this.clients.to("127.0.0.1", full.port()), "did not respond within 400 ms");
		}
	}

	@Test
	void talksAgainAfterAFailure() {
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
	void manyThreadsTalkAtOnce() throws Exception {
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			TcpClient client = to(server);
			ExecutorService threads = Executors.newFixedThreadPool(50);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 500; i++) {
				String message = "Message " + i;
				answers.add(threads.submit(() -> client.talk(message)));
			}
			for (int i = 0; i < 500; i++) {
				assertThat(answers.get(i).get()).isEqualTo("Message " + i);
			}
			threads.shutdown();
		}
	}

	@Test
	void aClientIsNoBean() {
		int beans = this.context.getBeanFactory().getSingletonCount();
		try (FakeServer server = FakeServer.start(FakeServer::echo)) {
			assertThat(to(server).talk("hi")).isEqualTo("hi");
		}
		assertThat(this.context.getBeanFactory().getSingletonCount()).isEqualTo(beans);
	}

	@Test
	void failuresAreNotLogged(CapturedOutput output) {
		fails(this.clients.to("127.0.0.1", Wire.freePort()), "no server is listening");
		assertThat(output).doesNotContain("Tcp Gateway exception", "Cannot correlate");
	}

	@Test
	void printsWhatIsSaidWhenAskedTo() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("ECHO: debug\n\033[2J"))) {
			assertThat(to(server).debugTalk("debug")).isEqualTo("ECHO: debug\n\033[2J");
			this.recording.awaitLine("To Server: debug");
			this.recording.awaitLine("From Server: ECHO: debug");
			this.recording.awaitLine("\\x1b[2J");
		}
	}

	@Test
	void pingSaysOk() {
		this.configured.ping();
		this.recording.awaitLine("OK!");
	}

	@Test
	void saysWhomItTalksTo() {
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
