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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a bean hears of the servers.
 */
@Timeout(30)
class ServerEventTests {

	private static final Queue<ServerEvent> heard = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void forgetWhatWasHeard() {
		heard.clear();
	}

	@Test
	void thoseOfOneClientComeInTheirOrder() throws Exception {
		try (Lab lab = start("servers.happy.keep-open=true"); Wire client = Wire.connect(lab.port("happy"))) {
			client.send("one").receive(33);
			client.send("two").receive(33);
			client.leave();
			awaitTypes(Connected.class, MessageHeard.class, ExchangeConcluded.class, MessageHeard.class,
					ExchangeConcluded.class, Left.class);
		}
	}

	@Test
	void anExchangeHasTheBytesOfBothDirections() {
		try (Lab lab = start("servers.happy.codec=lf")) {
			Wire.send(lab.port("happy"), "hi\n");
			ExchangeConcluded event = await().until(() -> first(ExchangeConcluded.class), (found) -> found != null);
			assertThat(event.received()).asString().isEqualTo("hi\n");
			assertThat(event.sent()).asString().isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(event.exchange().outcome()).isEqualTo(Outcome.ANSWERED);
			assertThat(first(MessageHeard.class).message()).asString().isEqualTo("hi");
		}
	}

	@Test
	void bytesAreBounded() {
		try (Lab lab = start("servers.happy.codec=lf", "servers.happy.message-size=8KB")) {
			Wire.send(lab.port("happy"), "x".repeat(5000) + "\n");
			ExchangeConcluded event = await().until(() -> first(ExchangeConcluded.class), (found) -> found != null);
			assertThat(event.received()).hasSize(2048);
			assertThat(event.exchange().bytesIn()).isEqualTo(5001);
			assertThat(first(MessageHeard.class).message()).hasSize(2048);
		}
	}

	@Test
	void aClientThatEndsWithoutAMessageIsHeardOfToo() throws Exception {
		try (Lab lab = start(); Wire client = Wire.connect(lab.port("happy"))) {
			client.reset();
			awaitTypes(Connected.class, ExchangeConcluded.class, Left.class);
			assertThat(first(ExchangeConcluded.class).received()).isEmpty();
		}
	}

	@Test
	void changesOfTheStateAreHeardOf() {
		try (Lab lab = start("servers.happy.limit=1")) {
			Wire.send(lab.port("happy"), "hi");
			await().untilAsserted(() -> assertThat(heard).filteredOn(StateChanged.class::isInstance)
				.extracting((event) -> ((StateChanged) event).to())
				.containsExactly(ServerState.LISTENING, ServerState.FINISHED));
		}
	}

	@Test
	void rejectionsAreHeardOf() throws Exception {
		try (Lab lab = start("servers.happy.limit=1", "servers.happy.ignore-empty=true", "servers.happy.codec=lf");
				Wire late = Wire.connect(lab.port("happy"));
				Wire client = Wire.connect(lab.port("happy"))) {
			client.send("h");
			await().until(() -> lab.server("happy").state() == ServerState.FINISHED);
			late.send("late");
			assertThat(late.receive()).isEmpty();
			await().untilAsserted(() -> assertThat(heard).hasAtLeastOneElementOfType(Rejected.class));
		}
	}

	private static Lab start(String... settings) {
		return Lab.startOwn(Hearing.class, settings);
	}

	private static void awaitTypes(Class<?>... types) {
		await()
			.untilAsserted(() -> assertThat(heard.stream().filter((event) -> !(event instanceof StateChanged)).toList())
				.extracting((event) -> (Object) event.getClass())
				.isEqualTo(List.of((Object[]) types)));
	}

	private static <T extends ServerEvent> T first(Class<T> type) {
		return heard.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	@Profile("happy")
	static class Hearing {

		@Bean
		ServerEventListener hearing() {
			return heard::add;
		}

	}

}
