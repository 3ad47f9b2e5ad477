package dev.tcplab.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Managing a server while the application runs.
 */
@Timeout(60)
@SuppressWarnings("try")
class StartStopResetTests {

	@Test
	void refusesClientsWhileStopped() {
		try (TestServer echo = startOnFixedPort()) {
			echo.server().control().stop();
			assertThat(echo.server().state()).isEqualTo(ServerState.STOPPED);
			Wire.awaitRefusal(echo.port());
		}
	}

	@Test
	void continuesNumbersAfterRestart() {
		try (TestServer echo = startOnFixedPort()) {
			echo.send("one");
			echo.server().control().stop();
			echo.server().control().start();
			assertThat(echo.server().state()).isEqualTo(ServerState.LISTENING);
			assertThat(echo.send("two")).isEqualTo("ECHO: two\n");
			echo.awaitLine((line) -> line.startsWith("CONNECTION 2."));
		}
	}

	@Test
	void keepsPickedPortAfterRestart() throws IOException {
		try (TestServer echo = TestServer.start("port=0")) {
			TcpServer server = echo.server();
			int port = server.port();
			server.control().stop();
			assertThat(server.port()).isEqualTo(port);
			try (ServerSocket other = FixedPorts.bind(port)) {
				assertThatExceptionOfType(ListenException.class).isThrownBy(server.control()::start)
					.withMessage("Problems using port %d: Address already in use", port);
			}
			server.control().start();
			assertThat(server.port()).isEqualTo(port);
			assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void ignoresSecondStartAndStop() {
		try (TestServer echo = TestServer.start()) {
			echo.server().control().start();
			echo.awaitLines("The server is configured!", "Waiting for Clients to connect");
			echo.server().control().stop();
			echo.server().control().stop();
			assertThat(echo.server().state()).isEqualTo(ServerState.STOPPED);
		}
	}

	@Test
	void finishesExchangesBeforeStop() throws Exception {
		try (TestServer echo = TestServer.start("stop-timeout=1h"); Wire client = echo.connect()) {
			echo.awaitConnected(client);
			CompletableFuture<Void> stop = CompletableFuture.runAsync(echo.server().control()::stop);
			echo.awaitState(ServerState.STOPPED);
			assertThat(client.send("late").receive()).isEqualTo("ECHO: late\n");
			client.leave();
			stop.get(30, TimeUnit.SECONDS);
			assertThat(echo.server().active()).isZero();
		}
	}

	@Test
	void finishesLastExchangeBeforeRestart() throws Exception {
		try (TestServer echo = TestServer.start("limit=1", "stop-timeout=1h", "port=" + FixedPorts.next());
				Wire last = echo.connect()) {
			echo.awaitState(ServerState.FINISHED);
			echo.server().control().reset();
			CompletableFuture<Void> start = CompletableFuture.runAsync(echo.server().control()::start);
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
			last.leave();
			start.get(30, TimeUnit.SECONDS);
			assertThat(echo.send("first")).isEqualTo("ECHO: first\n");
		}
	}

	@Test
	void failsWhilePortIsTaken() throws IOException {
		try (TestServer echo = startOnFixedPort()) {
			TcpServer server = echo.server();
			server.control().stop();
			try (ServerSocket other = FixedPorts.bind(server.port())) {
				assertThatExceptionOfType(ListenException.class).isThrownBy(server.control()::start)
					.withMessage("Problems using port %d: Address already in use", server.port());
				assertThat(server.state()).isEqualTo(ServerState.FAILED);
				assertThat(server.failure()).endsWith("Address already in use");
			}
			server.control().start();
			assertThat(server.failure()).isNull();
			assertThat(echo.send("Test")).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void stopsFailedServer() throws IOException {
		try (TestServer echo = startOnFixedPort()) {
			TcpServer server = echo.server();
			server.control().stop();
			try (ServerSocket other = FixedPorts.bind(server.port())) {
				assertThatExceptionOfType(ListenException.class).isThrownBy(server.control()::start);
			}
			server.control().stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
		}
	}

	@Test
	void startsFinishedServerOnlyAfterReset() {
		try (TestServer echo = TestServer.start("limit=1", "port=" + FixedPorts.next())) {
			TcpServer server = echo.server();
			echo.send("one");
			echo.awaitState(ServerState.FINISHED);
			assertThatExceptionOfType(ListenException.class).isThrownBy(server.control()::start)
				.withMessage("%s has served all the clients that its limit of 1 allows", echo.name());
			assertThat(server.state()).isEqualTo(ServerState.FINISHED);
			server.control().reset();
			assertThat(server.state()).isEqualTo(ServerState.FINISHED);
			server.control().start();
			assertThat(echo.send("two")).isEqualTo("ECHO: two\n");
			await().untilAsserted(
					() -> assertThat(echo.lines()).filteredOn((line) -> line.startsWith("Client 0")).hasSize(2));
		}
	}

	@Test
	void waitsForServerThatIsStartedAgain() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1", "servers.echo3.port=" + FixedPorts.next());
				Wire last = Wire.connect(lab.port("echo3"))) {
			TcpServer server = lab.server("echo3");
			await().until(() -> server.state() == ServerState.FINISHED);
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> awaitFinished(lab));
			server.control().reset();
			CompletableFuture<Void> start = CompletableFuture.runAsync(server.control()::start);
			last.send("last").receive();
			last.leave();
			start.get(30, TimeUnit.SECONDS);
			Wire.send(server.port(), "first");
			end.get(30, TimeUnit.SECONDS);
			lab.recording().awaitLine("Message received: first");
		}
	}

	private static void awaitFinished(Lab lab) {
		try {
			lab.servers().awaitFinished();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void answersLastClientDespiteFailedStart() throws Exception {
		try (TestServer echo = TestServer.start("limit=1"); Wire last = echo.connect()) {
			echo.awaitState(ServerState.FINISHED);
			assertThatExceptionOfType(ListenException.class).isThrownBy(echo.server().control()::start);
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
		}
	}

	@Test
	void finishesAfterResetWithLastClient() throws Exception {
		try (TestServer echo = TestServer.start("limit=1"); Wire last = echo.connect()) {
			echo.awaitState(ServerState.FINISHED);
			echo.server().control().reset();
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
			echo.awaitIdle();
			assertThat(echo.server().state()).isEqualTo(ServerState.FINISHED);
		}
	}

	@Test
	void resetsLimit() {
		try (TestServer echo = TestServer.start("limit=2")) {
			echo.send("one");
			echo.server().control().reset();
			echo.send("one");
			assertThat(echo.server().state()).isEqualTo(ServerState.LISTENING);
			echo.send("two");
			assertThat(echo.server().state()).isEqualTo(ServerState.FINISHED);
		}
	}

	@Test
	void keepsCountsConsistentUnderConcurrentCommands() throws Exception {
		try (TestServer echo = TestServer.start("stop-timeout=100ms", "port=" + FixedPorts.next())) {
			TcpServer server = echo.server();
			ExecutorService threads = Executors.newCachedThreadPool();
			AtomicBoolean enough = new AtomicBoolean();
			List<Future<Integer>> clients = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				clients.add(threads.submit(() -> countAnswers(echo, enough)));
			}
			List<Runnable> commands = List.of(server.control()::start, server.control()::stop, server.control()::reset);
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				running.add(threads.submit(commands.get(i % commands.size())));
			}
			for (Future<?> command : running) {
				command.get();
			}
			server.control().start();
			server.control().reset();
			assertThat(echo.send("Test")).isEqualTo("ECHO: Test\n");
			enough.set(true);
			int answers = 0;
			for (Future<Integer> client : clients) {
				answers += client.get();
			}
			threads.shutdown();
			server.control().stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
			assertConsistent(server);
			assertThat(server.totalAccepted()).isGreaterThan(answers);
		}
	}

	private static int countAnswers(TestServer echo, AtomicBoolean enough) {
		int answers = 0;
		while (!enough.get()) {
			if (echo.tryToSend("hammer").equals("ECHO: hammer\n")) {
				answers++;
			}
		}
		return answers;
	}

	private static void assertConsistent(TcpServer server) {
		ServerSnapshot snapshot = server.snapshot();
		Map<Outcome, Long> exchanges = snapshot.counts().exchanges();
		long connections = snapshot.counts().connections();
		assertThat(snapshot.counts().active()).isZero();
		assertThat(exchanges.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(connections);
		assertThat(snapshot.clients()).extracting((record) -> record.client().number())
			.containsExactlyElementsOf(
					LongStream.rangeClosed(Math.max(1, connections - 99), connections).boxed().toList());
		assertThat(snapshot.clients()).allSatisfy((record) -> assertThat(record.outcome()).isNotNull());
	}

	/**
	 * No client of another test gets the port while it is not in use.
	 */
	private static TestServer startOnFixedPort() {
		return TestServer.start("port=" + FixedPorts.next());
	}

}
