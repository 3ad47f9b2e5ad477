package dev.tcplab.server;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A server whose own part fails: it costs the client its answer, and no more.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultyServerTests {

	@Test
	void aReplyThatThrowsClosesTheConnection() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyServer.class)) {
			assertThat(Wire.answerOrNothing(lab.port("faulty"), "throw")).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(Wire.send(lab.port("faulty"), "hi")).isEqualTo("hi");
		}
	}

	@Test
	void aFaultOfTheWorstKindIsAnOutcomeToo() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyServer.class)) {
			assertThat(Wire.answerOrNothing(lab.port("faulty"), "fail")).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(Wire.send(lab.port("faulty"), "hi")).isEqualTo("hi");
		}
	}

	@Test
	void aFaultIsRemembered() {
		try (Lab lab = Lab.startOwn(FaultyServer.class)) {
			Wire.answerOrNothing(lab.port("faulty"), "throw");
			assertThat(lab.server("faulty").lastFault().description())
				.isEqualTo("java.lang.IllegalStateException: As the test wants it");
		}
	}

	@Test
	void noReplyIsAnError() throws Exception {
		try (Lab lab = Lab.startOwn(SilentServer.class)) {
			assertThat(Wire.answerOrNothing(lab.port("silent"), "hi")).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void aReplyMayBeMadeOnAnotherThread() {
		try (Lab lab = Lab.startOwn(BusyServer.class)) {
			assertThat(Wire.send(lab.port("busy"), "hi")).isEqualTo("hi");
		}
	}

	@Test
	void aFaultOnAnotherThreadIsAnOutcomeToo() throws Exception {
		try (Lab lab = Lab.startOwn(BusyServer.class)) {
			assertThat(Wire.answerOrNothing(lab.port("busy"), "throw")).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(lab.server("busy").lastFault().description())
				.isEqualTo("java.lang.IllegalStateException: As the test wants it");
		}
	}

	@Test
	void aListenerThatThrowsCostsNothingAndIsSaidOnce(CapturedOutput output) throws Exception {
		try (Lab lab = Lab.startOwn(FaultyListener.class)) {
			for (int i = 0; i < 3; i++) {
				assertThat(Wire.send(lab.port("happy"), "hi")).startsWith("HELLO");
				assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			}
			assertThat(output.toString().split("No listener listens", -1)).hasSize(2);
		}
	}

	@Test
	void aWantOfThreadsCostsOneClientOnly() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyExecutor.class, "spring.main.allow-bean-definition-overriding=true")) {
			assertThat(Wire.answerOrNothing(lab.port("happy"), "hi")).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			await().until(() -> lab.server("happy").lastFault() != null);
			assertThat(lab.server("happy").lastFault().description()).endsWith("unable to create native thread");
			assertThat(Wire.send(lab.port("happy"), "hi")).startsWith("HELLO");
		}
	}

	@Test
	void aWantOfAThreadToAcceptOnIsAFailedStart() {
		try (Lab lab = Lab.startOwn(FaultyExecutor.class, "spring.main.allow-bean-definition-overriding=true")) {
			TcpServer happy = lab.server("happy");
			Wire.answerOrNothing(happy.port(), "hi");
			happy.stop();
			FaultyExecutor.failing.set(true);
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(happy::start);
			assertThat(happy.state()).isEqualTo(ServerState.FAILED);
			assertThat(happy.failure()).isEqualTo("unable to create native thread");
			assertThat(Wire.answerOrNothing(happy.port(), "hi")).isEmpty();
			happy.start();
			assertThat(Wire.send(happy.port(), "hi")).startsWith("HELLO");
		}
	}

	static class FaultyExecutor {

		private static final AtomicBoolean failing = new AtomicBoolean();

		@Bean(defaultCandidate = false)
		Executor tcpExecutor() {
			failing.set(false);
			AtomicBoolean firstClient = new AtomicBoolean(true);
			return (task) -> {
				if (failing.getAndSet(false) || task instanceof ServerConnection && firstClient.getAndSet(false)) {
					throw new OutOfMemoryError("unable to create native thread");
				}
				new Thread(task).start();
			};
		}

	}

	static class FaultyListener {

		@Bean
		ExchangeListener faultyListener() {
			return (exchange) -> {
				throw new AssertionError("No listener listens");
			};
		}

	}

	static class FaultyServer {

		@Bean
		IntegrationFlow faulty(TcpServers servers) {
			TcpServer server = servers.create("faulty", Lines.DEFAULT, Map.of());
			return IntegrationFlow.from(server.gateway()).transform(byte[].class, FaultyServer::reply).get();
		}

		private static byte[] reply(byte[] message) {
			return switch (Wire.text(message)) {
				case "throw" -> throw new IllegalStateException("As the test wants it");
				case "fail" -> throw new OutOfMemoryError("As the test wants it");
				default -> message;
			};
		}

	}

	static class BusyServer {

		@Bean
		IntegrationFlow busy(TcpServers servers) {
			TcpServer server = servers.create("busy", Lines.DEFAULT, Map.of());
			return IntegrationFlow.from(server.gateway())
				.channel((channels) -> channels.executor((task) -> new Thread(task).start()))
				.transform(byte[].class, FaultyServer::reply)
				.get();
		}

	}

	static class SilentServer {

		@Bean
		IntegrationFlow silent(TcpServers servers) {
			TcpServer server = servers.create("silent", Lines.DEFAULT, Map.of());
			return IntegrationFlow.from(server.gateway().replyTimeout(0)).nullChannel();
		}

	}

}
