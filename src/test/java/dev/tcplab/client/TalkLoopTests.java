package dev.tcplab.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.server.RefusedPort;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many talks on one thread.
 */
class TalkLoopTests {

	private static final Map<String, String> SETTINGS = Map.of("client.idle-timeout", "10s", "client.answer-size",
			"2MB");

	@Test
	void returnsAnswer() throws Exception {
		assertThat(talk("hi", FakeServer::echo)).isEqualTo("hi");
	}

	@Test
	void halfClosesForEmptyMessage() throws Exception {
		assertThat(talk("", (client) -> FakeServer.write(client, "received " + client.getInputStream().read())))
			.isEqualTo("received -1");
	}

	@Test
	void readsAnswerWhileSendingLongMessage() throws Exception {
		String message = "x".repeat(2_000_000);
		assertThat(talk(message, FakeServer.echoing(message.length()))).isEqualTo(message);
	}

	@Test
	void endsAnswerWhenServerFallsSilent() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", Map.of("client.idle-timeout", "300ms"), (client) -> {
			FakeServer.echo(client);
			FakeServer.await(end);
		})).isEqualTo("hi");
		end.countDown();
	}

	@Test
	void failsIfServerDoesNotAnswer() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", Map.of("client.reply-timeout", "300ms"), (client) -> FakeServer.await(end)))
			.contains("has not answered within 300 ms");
		end.countDown();
	}

	@Test
	void failsIfAnswerIsTooLong() throws Exception {
		assertThat(talk("hi", FakeServer.answering("x".repeat(2 * 1024 * 1024 + 1))))
			.contains("answers more than 2097152B");
	}

	@Test
	void failsIfServerClosesWithoutAnswer() throws Exception {
		assertThat(talk("hi", (client) -> client.getInputStream().read(new byte[10])))
			.contains("closed the connection without an answer. It may");
	}

	@Test
	void failsIfServerResetsConnection() throws Exception {
		assertThat(talk("hi", (client) -> {
			client.getInputStream().read(new byte[10]);
			client.setSoLinger(true, 0);
		})).contains("closed the connection without an answer (Connection reset)");
	}

	@Test
	void sendsProxyHeaderFirst() throws Exception {
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
	void failsIfNoServerListens() throws Exception {
		try (RefusedPort port = new RefusedPort()) {
			assertThat(talk(port.number(), settings(Map.of()), "hi")).contains("refused: no server is listening there");
		}
	}

	@Test
	void failsIfHostIsUnknown() throws Exception {
		try (TalkLoop loop = new TalkLoop(new ServerAddress("nosuch.invalid", 8080), settings(Map.of()), new byte[1])) {
			assertThatExceptionOfType(TalkException.class).isThrownBy(() -> loop.begin(new Ends()))
				.withMessageContaining("Unknown host nosuch.invalid");
		}
	}

	@Test
	void failsIfPortDoesNotRespond() throws Exception {
		try (FullPort full = new FullPort()) {
			assertThat(talk(full.port(), settings(Map.of("client.connect-timeout", "300ms")), "hi"))
				.contains("did not respond within 300 ms");
		}
	}

	@Test
	void runsManyTalksAtOnce() throws Exception {
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
		return talk(message, Map.of(), handler);
	}

	private static String talk(String message, Map<String, String> properties, Handler handler) throws IOException {
		try (FakeServer server = FakeServer.start(handler)) {
			return talk(server.port(), settings(properties), message);
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
		return new Binder(new MapConfigurationPropertySource(more), new MapConfigurationPropertySource(SETTINGS))
			.bind("client", ClientSettings.class)
			.get();
	}

	/**
	 * The answers and the failures with which talks end.
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
