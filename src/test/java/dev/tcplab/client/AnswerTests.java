package dev.tcplab.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.tcplab.concurrent.Deadlines;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of an answer.
 */
class AnswerTests {

	@Test
	void silenceEndsAnAnswerThatBeganLate() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		ClientSettings late = new Binder(new MapConfigurationPropertySource(
				Map.of("client.reply-timeout", "400ms", "client.idle-timeout", "500ms")))
			.bind("client", ClientSettings.class)
			.get();
		try (FakeServer server = FakeServer.start((client) -> {
			client.getOutputStream().write('x');
			FakeServer.await(end);
		});
				Deadlines deadlines = new Deadlines("test-deadlines", Duration.ofMillis(10));
				TalkSocket socket = TalkSocket.connect(address(server), late, null, deadlines)) {
			assertThat(socket.answer().answer()).asString().isEqualTo("x");
		}
		end.countDown();
	}

	private static ServerAddress address(FakeServer server) {
		return new ServerAddress("127.0.0.1", server.port());
	}

}
