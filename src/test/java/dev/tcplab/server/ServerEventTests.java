package dev.tcplab.server;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tcplab.server.ServerEvent.Connected;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.ServerEvent.MessageHeard;
import dev.tcplab.server.ServerEvent.Rejected;
import dev.tcplab.server.ServerEvent.StateChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events that the servers deliver to a bean.
 */
@Timeout(60)
class ServerEventTests {

	private static final Queue<ServerEvent> heard = new ConcurrentLinkedQueue<>();

	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = Lab.startOwn(Hearing.class, "console.prefix=server");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@Test
	void deliversEventsOfClientInOrder() throws Exception {
		try (TestServer echo = lab.add("keep-open=true"); Wire client = echo.connect()) {
			client.send("one").receive(10);
			client.send("two").receive(10);
			client.leave();
			awaitTypes(echo, Connected.class, MessageHeard.class, ExchangeConcluded.class, MessageHeard.class,
					ExchangeConcluded.class, Left.class);
		}
	}

	@Test
	void deliversBytesOfBothDirections() {
		try (TestServer echo = lab.add("codec=lf")) {
			echo.send("hi\n");
			ExchangeConcluded event = await().until(() -> first(echo, ExchangeConcluded.class),
					(found) -> found != null);
			assertThat(event.received()).asString().isEqualTo("hi\n");
			assertThat(event.sent()).asString().isEqualTo("ECHO: hi\n");
			assertThat(event.exchange().outcome()).isEqualTo(Outcome.ANSWERED);
			assertThat(first(echo, MessageHeard.class).message()).asString().isEqualTo("hi");
		}
	}

	@Test
	void givesEachListenerItsOwnBytes() {
		try (TestServer echo = lab.add("codec=lf")) {
			echo.send("hi\n");
			ExchangeConcluded event = await().until(() -> first(echo, ExchangeConcluded.class),
					(found) -> found != null);
			MessageHeard heard = first(echo, MessageHeard.class);
			heard.message()[0] = '!';
			event.received()[0] = '!';
			event.sent()[0] = '!';
			assertThat(heard.message()).asString().isEqualTo("hi");
			assertThat(event.received()).asString().isEqualTo("hi\n");
			assertThat(event.sent()).asString().isEqualTo("ECHO: hi\n");
		}
	}

	@Test
	void limitsBytesInEvents() {
		try (TestServer echo = lab.add("codec=lf", "message-size=8KB")) {
			echo.send("x".repeat(5000) + "\n");
			ExchangeConcluded event = await().until(() -> first(echo, ExchangeConcluded.class),
					(found) -> found != null);
			assertThat(event.received()).hasSize(2048);
			assertThat(event.exchange().bytesIn()).isEqualTo(5001);
			assertThat(first(echo, MessageHeard.class).message()).hasSize(2048);
		}
	}

	@Test
	void deliversEventsOfClientThatResets() throws Exception {
		try (TestServer echo = lab.add(); Wire client = echo.connect()) {
			client.reset();
			awaitTypes(echo, Connected.class, ExchangeConcluded.class, Left.class);
			assertThat(first(echo, ExchangeConcluded.class).received()).isEmpty();
		}
	}

	@Test
	void deliversStateChanges() {
		try (TestServer echo = lab.add("limit=1")) {
			echo.send("hi");
			await().untilAsserted(() -> assertThat(heard(echo)).filteredOn(StateChanged.class::isInstance)
				.extracting((event) -> ((StateChanged) event).to())
				.containsExactly(ServerState.LISTENING, ServerState.FINISHED));
		}
	}

	@Test
	void deliversRejections() throws Exception {
		try (TestServer echo = lab.add("limit=1", "ignore-empty=true", "codec=lf");
				Wire late = echo.connect();
				Wire client = echo.connect()) {
			client.send("h");
			echo.awaitState(ServerState.FINISHED);
			late.send("late");
			assertThat(late.receive()).isEmpty();
			await().untilAsserted(() -> assertThat(heard(echo)).hasAtLeastOneElementOfType(Rejected.class));
		}
	}

	private static List<ServerEvent> heard(TestServer echo) {
		return heard.stream().filter((event) -> event.server().equals(echo.name())).toList();
	}

	private static void awaitTypes(TestServer echo, Class<?>... types) {
		await().untilAsserted(
				() -> assertThat(heard(echo).stream().filter((event) -> !(event instanceof StateChanged)).toList())
					.extracting((event) -> (Object) event.getClass())
					.isEqualTo(List.of((Object[]) types)));
	}

	private static <T extends ServerEvent> T first(TestServer echo, Class<T> type) {
		return heard(echo).stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	@Profile("happy")
	static class Hearing {

		@Bean
		ServerEventListener hearing() {
			return heard::add;
		}

	}

}
