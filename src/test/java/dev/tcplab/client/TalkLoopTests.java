package dev.tcplab.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many talks on one thread.
 */
class TalkLoopTests {

	private static final Map<String, String> SETTINGS = Map.of("client.connect-timeout", "400ms",
			"client.reply-timeout", "2s", "client.idle-timeout", "300ms", "client.answer-size", "2MB");

	@Test
	void hearsTheAnswer() throws Exception {
		assertThat(talk("hi", FakeServer::echo)).isEqualTo("hi");
	}

	@Test
	void sendsAnEmptyMessageByEndingTheSendingSide() throws Exception {
		assertThat(talk("", (client) -> FakeServer.write(client, "received " + client.getInputStream().read())))
			.isEqualTo("received -1");
	}

	@Test
	void readsTheAnswerWhileALongMessageIsSent() throws Exception {
		String message = "x".repeat(2_000_000);
		assertThat(talk(message, (client) -> client.getInputStream().transferTo(client.getOutputStream())))
			.isEqualTo(message);
	}

	@Test
	void silenceEndsAnAnswer() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", (client) -> {
			FakeServer.echo(client);
			FakeServer.await(end);
		})).isEqualTo("hi");
		end.countDown();
	}

	@Test
	void aServerThatNeverAnswersCostsTheReplyTime() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", (client) -> FakeServer.await(end))).contains("has not answered within 2000 ms");
		end.countDown();
	}

	@Test
	void anAnswerThatIsTooLongFails() throws Exception {
		assertThat(talk("hi", FakeServer.answering("x".repeat(2 * 1024 * 1024 + 1))))
			.contains("answers more than 2097152B");
	}

	@Test
	void aServerThatClosesWithoutAnAnswerHasNotAnswered() throws Exception {
		assertThat(talk("hi", (client) -> client.getInputStream().read(new byte[10])))
			.contains("closed the connection without an answer. It may");
	}

	@Test
	void aServerThatResetsIsSaidSo() throws Exception {
		assertThat(talk("hi", (client) -> {
			client.getInputStream().read(new byte[10]);
			client.setSoLinger(true, 0);
		})).contains("closed the connection without an answer (Connection reset)");
	}

	@Test
	void beginsWithTheHeaderThatABalancerSends() throws Exception {
		ClientSettings settings = settings(
				Map.of("client.proxy-protocol", "v1", "client.proxy-source", "192.0.2.7:1234"));
		try (FakeServer server = FakeServer.start((client) -> FakeServer.write(client,
				new String(client.getInputStream().readNBytes(50), StandardCharsets.US_ASCII)))) {
			String header = "PROXY TCP4 192.0.2.7 127.0.0.1 1234 %d\r\n".formatted(server.port());
			String message = "x".repeat(50 - header.length());
			assertThat(talk(server.port(), settings, message)).isEqualTo(header + message);
		}
	}

	@Test
	void nobodyListening() throws Exception {
		assertThat(talk(Wire.freePort(), settings(Map.of()), "hi")).contains("refused: no server is listening there");
	}

	@Test
	void anUnknownHost() throws Exception {
		try (TalkLoop loop = new TalkLoop(new ServerAddress("nosuch.invalid", 8080), settings(Map.of()), new byte[1])) {
			assertThatExceptionOfType(TalkException.class).isThrownBy(() -> loop.begin(new Ends()))
				.withMessageContaining("Unknown host nosuch.invalid");
		}
	}

	@Test
	void aPortThatDoesNotRespond() throws Exception {
		try (FullPort full = new FullPort()) {
			assertThat(talk(full.port(), settings(Map.of()), "hi")).contains("did not respond within 400 ms");
		}
	}

	@Test
	void talksAreIndependent() throws Exception {
		CountDownLatch all = new CountDownLatch(50);
		try (FakeServer server = FakeServer.start((client) -> {
			all.countDown();
			FakeServer.await(all);
			FakeServer.echo(client);
		}); TalkLoop loop = loop(server.port(), settings(Map.of()), "hi")) {
			Ends ends = new Ends();
			for (int i = 0; i < 50; i++) {
				loop.begin(ends);
			}
			ends.await(loop, 50);
			assertThat(ends.texts).hasSize(50).containsOnly("hi");
		}
	}

	private static String talk(String message, Handler handler) throws IOException {
		try (FakeServer server = FakeServer.start(handler)) {
			return talk(server.port(), settings(Map.of()), message);
		}
	}

	private static String talk(int port, ClientSettings settings, String message) throws IOException {
		Ends ends = new Ends();
		try (TalkLoop loop = loop(port, settings, message)) {
			try {
				loop.begin(ends);
			}
			catch (TalkException ex) {
				ends.failed(ex);
			}
			ends.await(loop, 1);
		}
		assertThat(ends.texts).hasSize(1);
		return ends.texts.get(0);
	}

	private static TalkLoop loop(int port, ClientSettings settings, String message) throws IOException {
		return new TalkLoop(new ServerAddress("127.0.0.1", port), settings, message.getBytes(StandardCharsets.UTF_8));
	}

	private static ClientSettings settings(Map<String, String> more) {
		return new Binder(new MapConfigurationPropertySource(SETTINGS), new MapConfigurationPropertySource(more))
			.bind("client", ClientSettings.class)
			.get();
	}

	/**
	 * Collects how talks end: the answer, or what went wrong.
	 */
	private static final class Ends implements TalkEnd {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void answered(Reply reply) {
			this.texts.add(new String(reply.answer(), StandardCharsets.UTF_8));
		}

		@Override
		public void failed(TalkException failure) {
			this.texts.add(failure.getMessage());
		}

		void await(TalkLoop loop, int count) throws IOException {
			while (this.texts.size() < count) {
				loop.await();
			}
		}

	}

}
