package dev.tcplab.replicas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.server.Lab;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Replicas that are one server to their clients.
 */
@Timeout(60)
class ReplicasTests {

	private static RedisProcess redis;

	@BeforeAll
	static void startRedis() throws IOException {
		redis = RedisProcess.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	private static Group group(String server, String... settings) {
		return new Group(server, redis.port(), settings);
	}

	@Test
	void numbersGoOnFromReplicaToReplica() throws Exception {
		try (Group group = group("echo2").start(2)) {
			for (int i = 0; i < 4; i++) {
				Wire.send(group.port(i % 2), "me");
			}
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(4)));
			assertThat(group.lines(0)).anyMatch((line) -> line.startsWith("CONNECTION 3. "));
			assertThat(group.lines(1)).anyMatch((line) -> line.startsWith("CONNECTION 4. "));
		}
	}

	@Test
	void eachShowsTheCountsOfAllAndItsOwn() throws Exception {
		try (Group group = group("echo2").start(2)) {
			Wire.send(group.port(0), "one");
			Wire.send(group.port(1), "two");
			Wire.send(group.port(1), "three");
			await().untilAsserted(() -> assertThat(group.servers()).allSatisfy((server) -> {
				assertThat(server.snapshot().counts().connections()).isEqualTo(3);
				assertThat(server.snapshot().counts().exchanges().values()).contains(3L);
				assertThat(server.snapshot().counts().bytesIn()).isEqualTo(11);
			}));
			assertThat(group.servers()).extracting((server) -> server.local().counts().connections())
				.containsExactly(1L, 2L);
		}
	}

	@Test
	void ofAThousandClientsExactlyTheLimitIsAttendedAndAllPrintTheSameList() throws Exception {
		try (Group group = group("echo3", "server.limit=100").start(2)) {
			ExecutorService clients = Executors.newFixedThreadPool(100);
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				int port = group.port(i % 2);
				answers.add(clients.submit(() -> Wire.tryToSend(port, "me")));
			}
			int answered = 0;
			for (Future<String> answer : answers) {
				answered += answer.get().equals("ECHO: me\n") ? 1 : 0;
			}
			clients.shutdown();
			assertThat(answered).isEqualTo(100);
			group.awaitFinished();
			await().untilAsserted(() -> assertThat(group.list(0)).hasSize(100).isEqualTo(group.list(1)));
			assertThat(group.numbers()).isEqualTo(Group.oneTo(100));
			group.awaitAll(ServerState.FINISHED);
		}
	}

	@Test
	void aResetInOneIsAResetInAllAlsoWithTraffic() throws Exception {
		try (Group group = group("echo2").start(2); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			group.servers().get(0).reset();
			traffic.awaitAnswers(50);
			traffic.stop();
			List<Long> numbers = group.numbers();
			assertThat(numbers.stream().filter((number) -> number == 1)).hasSize(2);
			long second = group.servers().get(1).snapshot().counts().connections();
			assertThat(numbers).containsAll(Group.oneTo(Math.max(second, numbers.size() - second)));
			assertThat(group.servers()).extracting((server) -> server.snapshot().counts().connections())
				.containsOnly(second);
		}
	}

	@Test
	void aResetBeginsTheLimitAnewInAll() throws Exception {
		try (Group group = group("echo3", "server.limit=2").start(2)) {
			Wire.send(group.port(0), "one");
			Wire.send(group.port(1), "two");
			group.awaitAll(ServerState.FINISHED);
			group.servers().get(1).reset();
			await().untilAsserted(() -> assertThat(group.servers().get(0).snapshot().counts().connections()).isZero());
			group.servers().forEach(TcpServer::start);
			Wire.send(group.port(1), "again");
			Wire.send(group.port(0), "and again");
			group.awaitAll(ServerState.FINISHED);
			await().untilAsserted(() -> assertThat(group.list(0)).hasSize(4).isEqualTo(group.list(1)));
		}
	}

	@Test
	void aServerThatAllHaveFinishedBeginsAnewWithTheNextOne() throws Exception {
		try (Group group = group("echo3", "server.limit=1")) {
			try (Lab first = group.start()) {
				Wire.send(first.port("echo3"), "me");
				first.servers().awaitFinished();
			}
			Lab next = group.start();
			assertThat(Wire.send(next.port("echo3"), "me")).isEqualTo("ECHO: me\n");
			next.recording().awaitLine((line) -> line.startsWith("CONNECTION 1. "));
		}
	}

	@Test
	void whoComesLateFinishesWithTheOthers() throws Exception {
		try (Group group = group("echo3", "server.limit=1")) {
			Lab first = group.start();
			Wire.send(first.port("echo3"), "me");
			first.servers().awaitFinished();
			Lab late = group.start();
			late.servers().awaitFinished();
			await().untilAsserted(() -> assertThat(group.list(1)).hasSize(1).isEqualTo(group.list(0)));
		}
	}

	@Test
	void numbersGoOnInAReplicaThatReplacesAnother() throws Exception {
		try (Group group = group("echo2")) {
			Lab first = group.start();
			Wire.send(first.port("echo2"), "me");
			Lab second = group.start();
			first.close();
			Wire.send(second.port("echo2"), "me");
			second.recording().awaitLine((line) -> line.startsWith("CONNECTION 2. "));
		}
	}

}
