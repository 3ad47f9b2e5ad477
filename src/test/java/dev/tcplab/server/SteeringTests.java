package dev.tcplab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
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
 * Starting, stopping and resetting servers while the application runs.
 */
@Timeout(60)
class SteeringTests {

	@Test
	void aStoppedServerRefusesClients() {
		try (Lab lab = Lab.start("echo1")) {
			TcpServer server = lab.server("echo1");
			server.stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
			assertThat(Wire.tryToSend(server.port(), "Test")).isEqualTo("<refused>");
		}
	}

	@Test
	void aStoppedServerStartsAgainOnItsPort() {
		int port = Wire.freePort();
		try (Lab lab = Lab.start("echo2", "servers.echo2.port=" + port)) {
			TcpServer server = lab.server("echo2");
			Wire.send(port, "one");
			server.stop();
			server.start();
			assertThat(server.state()).isEqualTo(ServerState.LISTENING);
			assertThat(Wire.send(port, "two")).isEqualTo("ECHO: two\n");
			await().untilAsserted(
					() -> assertThat(lab.recording().lines()).anyMatch((line) -> line.startsWith("CONNECTION 2.")));
		}
	}

	@Test
	void aPortThatWasAnyFreeOneStaysTheSame() {
		try (Lab lab = Lab.start("echo1", "server.port=0")) {
			TcpServer server = lab.server("echo1");
			int port = server.port();
			for (int again = 1; again <= 3; again++) {
				server.stop();
				assertThat(server.port()).isEqualTo(port);
				server.start();
				assertThat(server.port()).isEqualTo(port);
				assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
			}
		}
	}

	@Test
	void aPortThatWasAnyFreeOneIsNotExchangedForAnother() throws IOException {
		try (Lab lab = Lab.start("echo1", "server.port=0")) {
			TcpServer server = lab.server("echo1");
			int port = server.port();
			server.stop();
			try (ServerSocket other = new ServerSocket()) {
				other.bind(new InetSocketAddress(port));
				assertThatExceptionOfType(ListenException.class).isThrownBy(server::start)
					.withMessage("Problems using port %d: Address already in use", port);
			}
			server.start();
			assertThat(server.port()).isEqualTo(port);
		}
	}

	@Test
	void whatIsDoneAlreadyIsNotDoneAgain() {
		try (Lab lab = Lab.start("echo1")) {
			TcpServer server = lab.server("echo1");
			server.start();
			lab.recording().awaitLines("The server is configured!", "Waiting for Clients to connect");
			server.stop();
			server.stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
		}
	}

	@Test
	void stoppingLetsExchangesUnderWayFinish() throws Exception {
		try (Lab lab = Lab.start("echo1"); Wire client = Wire.connect(lab.port("echo1"))) {
			lab.recording().awaitLine("A client has connected to the server!");
			CompletableFuture<Void> stop = CompletableFuture.runAsync(lab.server("echo1")::stop);
			await().until(() -> lab.server("echo1").state() == ServerState.STOPPED);
			assertThat(client.send("late").receive()).isEqualTo("ECHO: late\n");
			stop.get(20, TimeUnit.SECONDS);
			assertThat(lab.server("echo1").snapshot().counts().active()).isZero();
		}
	}

	@Test
	void startingWaitsForTheClientsOfBefore() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1"); Wire last = Wire.connect(lab.port("echo3"))) {
			TcpServer server = lab.server("echo3");
			await().until(() -> server.state() == ServerState.FINISHED);
			server.reset();
			CompletableFuture<Void> start = CompletableFuture.runAsync(server::start);
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
			start.get(20, TimeUnit.SECONDS);
			assertThat(Wire.send(server.port(), "first")).isEqualTo("ECHO: first\n");
		}
	}

	@Test
	void aPortThatIsTakenMeanwhileFailsThatServerOnly() throws IOException {
		int port = Wire.freePort();
		try (Lab lab = Lab.start("echo1,happy", "servers.echo1.port=" + port)) {
			TcpServer server = lab.server("echo1");
			server.stop();
			try (ServerSocket other = new ServerSocket()) {
				other.bind(new InetSocketAddress(port));
				assertThatExceptionOfType(ListenException.class).isThrownBy(server::start)
					.withMessage("Problems using port %d: Address already in use", port);
				assertThat(server.state()).isEqualTo(ServerState.FAILED);
				assertThat(server.failure()).endsWith("Address already in use");
				assertThat(Wire.send(lab.port("happy"), "Test")).startsWith("HELLO");
			}
			server.start();
			assertThat(server.failure()).isNull();
			assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void aFailedServerCanBeStopped() throws IOException {
		int port = Wire.freePort();
		try (Lab lab = Lab.start("echo1", "servers.echo1.port=" + port)) {
			TcpServer server = lab.server("echo1");
			server.stop();
			try (ServerSocket other = new ServerSocket()) {
				other.bind(new InetSocketAddress(port));
				assertThatExceptionOfType(ListenException.class).isThrownBy(server::start);
			}
			server.stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
		}
	}

	@Test
	void aFinishedServerStartsOnlyAfterItHasForgotten() {
		try (Lab lab = Lab.start("echo3,happy", "servers.echo3.limit=1", "console.prefix=none")) {
			TcpServer server = lab.server("echo3");
			Wire.send(server.port(), "one");
			assertThatExceptionOfType(ListenException.class).isThrownBy(server::start)
				.withMessage("echo3 has served all the clients that its limit of 1 allows");
			assertThat(server.state()).isEqualTo(ServerState.FINISHED);
			server.reset();
			assertThat(server.state()).isEqualTo(ServerState.FINISHED);
			server.start();
			assertThat(Wire.send(server.port(), "two")).isEqualTo("ECHO: two\n");
			await().untilAsserted(() -> assertThat(lab.recording().lines())
				.filteredOn((line) -> line.startsWith("The following clients"))
				.hasSize(2));
		}
	}

	@Test
	void aServerThatIsStartedAgainHasNotFinished() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1"); Wire last = Wire.connect(lab.port("echo3"))) {
			TcpServer server = lab.server("echo3");
			await().until(() -> server.state() == ServerState.FINISHED);
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> awaitFinished(lab));
			server.reset();
			Thread start = new Thread(server::start);
			start.start();
			await().until(() -> start.getState() == Thread.State.TIMED_WAITING);
			last.send("last").receive();
			last.leave();
			start.join();
			assertThat(end).isNotDone();
			Wire.send(server.port(), "first");
			end.get(20, TimeUnit.SECONDS);
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
	void whatCannotStartLeavesTheLastClientsAlone() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1", "server.stop-timeout=0");
				Wire last = Wire.connect(lab.port("echo3"))) {
			TcpServer server = lab.server("echo3");
			await().until(() -> server.state() == ServerState.FINISHED);
			assertThatExceptionOfType(ListenException.class).isThrownBy(server::start);
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
		}
	}

	@Test
	void aServerThatForgetsItsLastClientsFinishesAllTheSame() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.limit=1"); Wire last = Wire.connect(lab.port("echo3"))) {
			await().until(() -> lab.server("echo3").state() == ServerState.FINISHED);
			lab.server("echo3").reset();
			assertThat(last.send("last").receive()).isEqualTo("ECHO: last\n");
			lab.servers().awaitFinished();
		}
	}

	@Test
	void forgettingBeginsTheLimitAnew() {
		try (Lab lab = Lab.start("echo3", "server.limit=2")) {
			Wire.send(lab.port("echo3"), "one");
			lab.server("echo3").reset();
			Wire.send(lab.port("echo3"), "one");
			assertThat(lab.server("echo3").state()).isEqualTo(ServerState.LISTENING);
			Wire.send(lab.port("echo3"), "two");
			assertThat(lab.server("echo3").state()).isEqualTo(ServerState.FINISHED);
		}
	}

	@Test
	void nothingStartsWhileTheApplicationEnds() {
		Lab lab = Lab.start("echo1");
		TcpServer server = lab.server("echo1");
		lab.close();
		assertThatExceptionOfType(ListenException.class).isThrownBy(server::start);
		assertThat(Wire.tryToSend(server.port(), "Test")).isEqualTo("<refused>");
	}

	@Test
	void fiftyWhoSteerAtOnceLeaveStateAndCountsConsistent() throws Exception {
		int port = Wire.freePort();
		try (Lab lab = Lab.start("echo2", "servers.echo2.port=" + port, "server.stop-timeout=100ms")) {
			TcpServer server = lab.server("echo2");
			ExecutorService threads = Executors.newCachedThreadPool();
			AtomicBoolean enough = new AtomicBoolean();
			List<Future<Integer>> clients = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				clients.add(threads.submit(() -> answersUntil(enough, port)));
			}
			List<Runnable> steps = List.of(server::start, server::stop, server::reset);
			List<Future<?>> steerings = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				steerings.add(threads.submit(steps.get(i % steps.size())));
			}
			for (Future<?> steering : steerings) {
				steering.get();
			}
			server.start();
			server.reset();
			assertThat(Wire.send(port, "Test")).isEqualTo("ECHO: Test\n");
			enough.set(true);
			int answers = 0;
			for (Future<Integer> client : clients) {
				answers += client.get();
			}
			threads.shutdown();
			assertThat(answers).isPositive();
			server.stop();
			assertThat(server.state()).isEqualTo(ServerState.STOPPED);
			assertConsistent(server);
			assertThat(server.totalAccepted()).isGreaterThanOrEqualTo(answers);
		}
	}

	private static int answersUntil(AtomicBoolean enough, int port) {
		int answers = 0;
		while (!enough.get()) {
			if (Wire.tryToSend(port, "hammer").equals("ECHO: hammer\n")) {
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

}
