package dev.tcplab.client.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.FakeServer;
import dev.tcplab.client.FullPort;
import dev.tcplab.client.TalkException;
import dev.tcplab.server.Wire;
import dev.tcplab.support.Deadlines;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The timeouts of a connection for one talk.
 */
class TalkSocketTests {

	@Test
	void endsAnswerWhenServerFallsSilent() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> {
			FakeServer.write(client, "x");
			FakeServer.await(end);
		})) {
			assertThat(answer(server.port(), Map.of("client.idle-timeout", "300ms"))).isEqualTo("x");
		}
		end.countDown();
	}

	@Test
	void failsIfServerDoesNotAnswer() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		try (FakeServer server = FakeServer.start((client) -> FakeServer.await(end))) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> answer(server.port(), Map.of("client.reply-timeout", "300ms")))
				.withMessageContaining("has not answered within 300 ms");
		}
		end.countDown();
	}

	@Test
	void failsIfPortDoesNotRespond() throws IOException {
		try (FullPort full = new FullPort()) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> answer(full.port(), Map.of("client.connect-timeout", "300ms")))
				.withMessageContaining("did not respond within 300 ms");
		}
	}

	private static String answer(int port, Map<String, String> properties) {
		ClientOptions options = new Binder(new MapConfigurationPropertySource(properties))
			.bind("client", ClientSettings.class)
			.get()
			.options();
		try (Deadlines deadlines = new Deadlines("test-deadlines", Duration.ofMillis(10));
				TalkSocket socket = TalkSocket.connect(new ServerAddress("127.0.0.1", port), options, null,
						deadlines)) {
			return Wire.text(socket.answer().answer());
		}
	}

}
