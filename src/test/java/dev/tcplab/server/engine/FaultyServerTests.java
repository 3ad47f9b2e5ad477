package dev.tcplab.server.engine;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tcplab.server.Client;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Lab;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TestServer;
import dev.tcplab.server.TranscriptFormat;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.scheduling.TaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Faults in a server's own code.
 */
@Timeout(60)
class FaultyServerTests {

	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = Lab.startOwn(FaultyListener.class, "console.prefix=server");
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "throw", "fail" })
	void closesClientIfFlowThrows(String message) throws Exception {
		try (TestServer server = TestServer.start(FaultyServerTests::reply)) {
			assertThat(server.tryToSend(message)).isEqualTo("<closed>");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(server.server().lastError().description()).endsWith(": Fault of the test");
			assertThat(server.send("hi")).isEqualTo("hi");
		}
	}

	@Test
	void closesClientIfFlowDoesNotReply() throws Exception {
		try (TestServer server = lab.add(TranscriptFormat.DEFAULT,
				(silent) -> IntegrationFlow.from(silent.gateway().replyTimeout(0)).nullChannel())) {
			assertThat(server.tryToSend("hi")).isEqualTo("<closed>");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void answersFromAnotherThread() throws Exception {
		try (TestServer server = lab.add(TranscriptFormat.DEFAULT, FaultyServerTests::onAnotherThread)) {
			assertThat(server.send("hi")).isEqualTo("hi");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			assertThat(server.tryToSend("throw")).isEqualTo("<closed>");
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			assertThat(server.server().lastError().description()).endsWith(": Fault of the test");
		}
	}

	private static IntegrationFlow onAnotherThread(TcpServer server) {
		return IntegrationFlow.from(server.gateway())
			.channel((channels) -> channels.executor((task) -> new Thread(task).start()))
			.transform(byte[].class, FaultyServerTests::reply)
			.get();
	}

	private static byte[] reply(byte[] message) {
		return switch (Wire.text(message)) {
			case "throw" -> throw new IllegalStateException("Fault of the test");
			case "fail" -> throw new OutOfMemoryError("Fault of the test");
			default -> message;
		};
	}

	@Test
	void keepsCountsIfFormatThrows() throws Exception {
		try (TestServer server = lab.add(new FaultyFormat(),
				(formatted) -> IntegrationFlow.from(formatted.gateway())
					.transform(byte[].class, FaultyServerTests::reply)
					.get(),
				"limit=1")) {
			assertThat(server.tryToSend("hi")).isEqualTo("<closed>");
			server.awaitState(ServerState.FINISHED);
			server.awaitIdle();
			assertThat(server.server().snapshot().counts().exchanges()).containsEntry(Outcome.ERROR, 1L);
			assertThat(server.server().lastError().count()).isEqualTo(2);
			server.awaitLine("Client 1 was there");
		}
	}

	@Test
	void answersDespiteFaultyListener() throws Exception {
		try (TestServer server = lab.add()) {
			for (int i = 0; i < 3; i++) {
				assertThat(server.send("hi")).isEqualTo("ECHO: hi\n");
				assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			}
		}
	}

	@Test
	void survivesLackOfThreads() throws Exception {
		try (Lab lacking = Lab.startOwn(FaultyExecutor.class, "servers.happy.port=" + FixedPorts.next())) {
			TcpServer happy = lacking.server("happy");
			assertThat(Wire.tryToSend(happy.port(), "hi")).isIn("<closed>", "<reset>");
			assertThat(lacking.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			await().until(() -> happy.lastError() != null);
			assertThat(happy.lastError().description()).endsWith("unable to create native thread");
			assertThat(Wire.send(happy.port(), "hi")).startsWith("HELLO");
			happy.control().stop();
			FaultyExecutor.failing.set(true);
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(happy.control()::start);
			assertThat(happy.state()).isEqualTo(ServerState.FAILED);
			assertThat(happy.failure()).isEqualTo("unable to create native thread");
			Wire.awaitRefusal(happy.port());
			happy.control().start();
			assertThat(Wire.send(happy.port(), "hi")).startsWith("HELLO");
		}
	}

	// Otherwise, it would listen but never accept.
	@Test
	void failsStartIfEventCannotBePublished() {
		assertThatException().isThrownBy(() -> Lab.startOwn(FaultyScheduler.class))
			.withStackTraceContaining("Fault of the test");
	}

	static class FaultyScheduler {

		@Bean
		@Lazy
		TaskScheduler taskScheduler() {
			throw new IllegalStateException("Fault of the test");
		}

	}

	static class FaultyExecutor {

		private static final AtomicBoolean failing = new AtomicBoolean();

		@Bean(defaultCandidate = false)
		Executor tcpLabExecutor() {
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

	private static final class FaultyFormat implements TranscriptFormat {

		@Override
		public String connected(Client client) {
			throw new IllegalStateException("Fault of the test");
		}

		@Override
		public String received(String message) {
			throw new IllegalStateException("Fault of the test");
		}

		@Override
		public List<String> finished(List<Client> clients) {
			return clients.stream().map((client) -> "Client " + client.number() + " was there").toList();
		}

	}

}
