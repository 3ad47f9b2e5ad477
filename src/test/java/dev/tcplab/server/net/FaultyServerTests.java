package dev.tcplab.server.net;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tcplab.server.Client;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.Lab;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.server.Wire;
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
			assertThat(Wire.tryToSend(lab.port("faulty"), "throw")).isEqualTo("<closed>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(Wire.send(lab.port("faulty"), "hi")).isEqualTo("hi");
		}
	}

	@Test
	void aFaultOfTheWorstKindIsAnOutcomeToo() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyServer.class)) {
			assertThat(Wire.tryToSend(lab.port("faulty"), "fail")).isEqualTo("<closed>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(Wire.send(lab.port("faulty"), "hi")).isEqualTo("hi");
		}
	}

	@Test
	void aFaultIsRemembered() {
		try (Lab lab = Lab.startOwn(FaultyServer.class)) {
			Wire.tryToSend(lab.port("faulty"), "throw");
			assertThat(lab.server("faulty").lastError().description())
				.isEqualTo("java.lang.IllegalStateException: As the test wants it");
		}
	}

	@Test
	void noReplyIsAnError() throws Exception {
		try (Lab lab = Lab.startOwn(SilentServer.class)) {
			assertThat(Wire.tryToSend(lab.port("silent"), "hi")).isEqualTo("<closed>");
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
			assertThat(Wire.tryToSend(lab.port("busy"), "throw")).isEqualTo("<closed>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(lab.server("busy").lastError().description())
				.isEqualTo("java.lang.IllegalStateException: As the test wants it");
		}
	}

	@Test
	void aFormatThatThrowsLeavesTheAccountsRight() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyFormat.class)) {
			TcpServer formatted = lab.server("formatted");
			assertThat(Wire.tryToSend(formatted.port(), "hi")).isEqualTo("<closed>");
			await().until(() -> formatted.state() == ServerState.FINISHED && formatted.active() == 0);
			assertThat(formatted.snapshot().counts().exchanges()).containsEntry(Outcome.ERROR, 1L);
			assertThat(formatted.lastError().count()).isEqualTo(2);
			lab.recording().awaitLine("[formatted] Client 1 was there");
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
	void aLackOfThreadsCostsOneClientOnly() throws Exception {
		try (Lab lab = Lab.startOwn(FaultyExecutor.class)) {
			assertThat(Wire.tryToSend(lab.port("happy"), "hi")).isIn("<closed>", "<reset>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			await().until(() -> lab.server("happy").lastError() != null);
			assertThat(lab.server("happy").lastError().description()).endsWith("unable to create native thread");
			assertThat(Wire.send(lab.port("happy"), "hi")).startsWith("HELLO");
		}
	}

	@Test
	void aLackOfAThreadToAcceptOnIsAFailedStart() {
		try (Lab lab = Lab.startOwn(FaultyExecutor.class)) {
			TcpServer happy = lab.server("happy");
			Wire.tryToSend(happy.port(), "hi");
			happy.stop();
			FaultyExecutor.failing.set(true);
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(happy::start);
			assertThat(happy.state()).isEqualTo(ServerState.FAILED);
			assertThat(happy.failure()).isEqualTo("unable to create native thread");
			assertThat(Wire.tryToSend(happy.port(), "hi")).isEqualTo("<refused>");
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
				if (failing.getAndSet(false) || !(task instanceof Listener) && firstClient.getAndSet(false)) {
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

	static class FaultyFormat implements TranscriptFormat {

		@Bean
		IntegrationFlow formatted(TcpServers servers) {
			TcpServer server = servers.create("formatted", new FaultyFormat(), Map.of("limit", 1));
			return IntegrationFlow.from(server.gateway()).transform(byte[].class, FaultyServer::reply).get();
		}

		@Override
		public String connected(Client client) {
			throw new IllegalStateException("As the test wants it");
		}

		@Override
		public String received(String message) {
			throw new IllegalStateException("As the test wants it");
		}

		@Override
		public List<String> finished(List<Client> clients) {
			return clients.stream().map((client) -> "Client " + client.number() + " was there").toList();
		}

	}

	static class FaultyServer {

		@Bean
		IntegrationFlow faulty(TcpServers servers) {
			TcpServer server = servers.create("faulty", TranscriptFormat.DEFAULT, Map.of());
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
			TcpServer server = servers.create("busy", TranscriptFormat.DEFAULT, Map.of());
			return IntegrationFlow.from(server.gateway())
				.channel((channels) -> channels.executor((task) -> new Thread(task).start()))
				.transform(byte[].class, FaultyServer::reply)
				.get();
		}

	}

	static class SilentServer {

		@Bean
		IntegrationFlow silent(TcpServers servers) {
			TcpServer server = servers.create("silent", TranscriptFormat.DEFAULT, Map.of());
			return IntegrationFlow.from(server.gateway().replyTimeout(0)).nullChannel();
		}

	}

}
