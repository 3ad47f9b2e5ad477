package dev.tcplab.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import javax.net.ssl.SSLSocket;

import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The steps of connections as clients cause them.
 */
@Timeout(60)
class TimelineTests {

	private static final Queue<ServerEvent> heard = new ConcurrentLinkedQueue<>();

	private static Lab lab;

	private static Keys keys;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		keys = Keys.make(directory, "server");
		String bundle = "spring.ssl.bundle.jks.server.keystore.";
		lab = Lab.startOwn(Hearing.class, "console.prefix=server", bundle + "location=" + keys.store().toUri(),
				bundle + "password=" + Keys.PASSWORD);
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void showsExchangeAndItsEnd() throws Exception {
		try (TestServer echo = lab.add(); Wire client = echo.connect()) {
			client.send("hi").receive();
			client.leave();
			assertThat(kinds(echo)).containsExactly("accept", "read 2 at 0", "write 9 at 0", "fin by server",
					"fin by client", "close");
			assertThat(steps(echo)).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
		}
	}

	@Test
	void showsTwoSendsAsOneRead() throws Exception {
		try (TestServer echo = lab.add("faults.accept-delay=200ms"); Wire client = echo.connect()) {
			client.send("Message 0").send("Message 1").receive();
			client.leave();
			assertThat(kinds(echo)).startsWith("accept", "read 18 at 0", "write 25 at 0");
		}
	}

	@Test
	void showsThreePiecesAsThreeReads() {
		await().untilAsserted(() -> {
			try (TestServer echo = lab.add("codec=lf"); TestServer other = lab.add(); Wire client = echo.connect()) {
				for (String piece : List.of("a", "b", "c\n")) {
					client.send(piece);
					// Meanwhile, the server most likely reads the piece.
					other.send("hi");
				}
				client.receive();
				client.leave();
				assertThat(kinds(echo)).containsExactly("accept", "read 1 at 0", "read 1 at 1", "read 2 at 2",
						"write 10 at 0", "fin by server", "fin by client", "close");
			}
		});
	}

	@Test
	void showsBytesAfterAnswer() throws Exception {
		try (TestServer echo = lab.add(); Wire client = echo.connect()) {
			client.send("first").receive(12);
			client.send("second").receive();
			client.leave();
			assertThat(kinds(echo)).containsExactly("accept", "read 5 at 0", "write 12 at 0", "fin by server",
					"read 6 at 5", "fin by client", "close");
		}
	}

	@Test
	void showsResetAfterAnswer() throws Exception {
		try (TestServer echo = lab.add(); Wire client = echo.connect()) {
			client.send("hi");
			await().until(() -> !exchanges(echo).isEmpty());
			client.reset();
			assertThat(kinds(echo)).containsExactly("accept", "read 2 at 0", "write 9 at 0", "fin by server",
					"rst by client", "close");
		}
	}

	@Test
	void showsResetBeforeMessage() throws Exception {
		try (TestServer echo = lab.add(); Wire client = echo.connect()) {
			client.reset();
			assertThat(kinds(echo)).containsExactly("accept", "rst by client", "close");
		}
	}

	@Test
	void showsOnlyCloseAfterTimeout() throws Exception {
		try (TestServer echo = lab.add("read-timeout=200ms"); Wire client = echo.connect()) {
			client.receive();
			assertThat(kinds(echo)).containsExactly("accept", "close");
		}
	}

	@Test
	void showsFaults() throws Exception {
		try (TestServer echo = lab.add("faults.slice=5", "faults.slice-delay=1ms", "faults.end=reset",
				"faults.after-bytes=8")) {
			echo.tryToSend("hello");
			assertThat(kinds(echo)).containsExactly("accept", "read 5 at 0", "write 5 at 0", "write 3 at 5",
					"rst by server");
		}
	}

	@Test
	void separatesExchangesOfConnection() throws Exception {
		try (TestServer echo = lab.add("keep-open=true"); Wire client = echo.connect()) {
			client.send("one").receive(10);
			client.send("two").receive(10);
			client.leave();
			await().until(() -> left(echo) != null);
			assertThat(exchanges(echo).stream().map((event) -> kinds(event.timeline()))).containsExactly(
					List.of("accept", "read 3 at 0", "write 10 at 0"), List.of("read 3 at 0", "write 10 at 0"));
			assertThat(kinds(left(echo).timeline())).containsExactly("fin by client", "close");
		}
	}

	@Test
	void showsProxyHeader() throws Exception {
		try (TestServer echo = lab.add("proxy-protocol=v1"); Wire client = echo.connect()) {
			client.send("PROXY TCP4 192.0.2.7 127.0.0.1 57848 8080\r\nhi").receive();
			client.leave();
			assertThat(kinds(echo)).startsWith("accept", "proxy 43", "read 2 at 0", "write 9 at 0");
		}
	}

	@Test
	void showsDecryptedBytesAfterHandshake() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server")) {
			try (SSLSocket client = (SSLSocket) Keys.context(keys, null)
				.getSocketFactory()
				.createSocket("127.0.0.1", echo.port())) {
				client.getOutputStream().write(Wire.bytes("hi"));
				client.getInputStream().readAllBytes();
			}
			assertThat(kinds(echo)).containsExactly("accept", "tls", "read 2 at 0", "write 9 at 0", "fin by server",
					"fin by client", "close");
		}
	}

	private static List<String> kinds(TestServer echo) {
		return kinds(new Timeline(steps(echo), 0));
	}

	private static List<Step> steps(TestServer echo) {
		await().until(() -> left(echo) != null);
		return exchanges(echo).get(0).timeline().and(left(echo).timeline()).steps();
	}

	private static List<ExchangeConcluded> exchanges(TestServer echo) {
		return events(echo, ExchangeConcluded.class).toList();
	}

	private static Left left(TestServer echo) {
		return events(echo, Left.class).findFirst().orElse(null);
	}

	private static <T extends ServerEvent> Stream<T> events(TestServer echo, Class<T> type) {
		return heard.stream()
			.filter((event) -> event.server().equals(echo.name()))
			.filter(type::isInstance)
			.map(type::cast);
	}

	private static List<String> kinds(Timeline timeline) {
		return timeline.steps().stream().map(TimelineTests::text).toList();
	}

	private static String text(Step step) {
		return switch (step.kind()) {
			case READ, WRITE -> "%s %d at %d".formatted(step.kind(), step.bytes(), step.offset());
			case PROXY -> "%s %d".formatted(step.kind(), step.bytes());
			case FIN, RST -> "%s by %s".formatted(step.kind(), step.by());
			default -> step.kind().toString();
		};
	}

	@Profile("happy")
	static class Hearing {

		@Bean
		ServerEventListener hearing() {
			return new ServerEventListener() {

				@Override
				public boolean wantsTimelines() {
					return true;
				}

				@Override
				public void onEvent(ServerEvent event) {
					heard.add(event);
				}

			};
		}

	}

}
