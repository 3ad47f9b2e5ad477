package dev.tcplab.server.replicas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tcplab.server.Lab;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TestServer;
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
@Timeout(90)
class ReplicasTests {

	private static RedisProcess redis;

	private static List<Lab> replicas;

	@BeforeAll
	static void start() throws IOException {
		redis = RedisProcess.start();
		replicas = Group.replicas(3, redis.port());
	}

	@AfterAll
	static void stop() {
		replicas.forEach(Lab::close);
		redis.close();
	}

	private static Group group(String... settings) {
		return new Group(settings).start(replicas.subList(0, 2));
	}

	@Test
	void numbersClientsOfAllReplicas() {
		try (Group group = group()) {
			for (int i = 0; i < 4; i++) {
				group.server(i % 2).send("me");
			}
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(4)));
			assertThat(group.server(0).lines()).anyMatch((line) -> line.startsWith("CONNECTION 3. "));
			assertThat(group.server(1).lines()).anyMatch((line) -> line.startsWith("CONNECTION 4. "));
		}
	}

	@Test
	void countsClientsOfAllReplicasAndItsOwn() {
		try (Group group = group()) {
			group.server(0).send("one");
			group.server(1).send("two");
			group.server(1).send("three");
			await().untilAsserted(() -> assertThat(group.servers()).allSatisfy((server) -> {
				assertThat(server.snapshot().counts().connections()).isEqualTo(3);
				assertThat(server.snapshot().counts().exchanges().values()).contains(3L);
				assertThat(server.snapshot().counts().bytes().in()).isEqualTo(11);
			}));
			assertThat(group.servers()).extracting((server) -> server.snapshot().local().connections())
				.containsExactly(1L, 2L);
		}
	}

	@Test
	void servesExactlyLimitOfThousandClients() throws Exception {
		try (Group group = group("limit=100")) {
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
			group.awaitLists(100);
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(100)));
			group.awaitAll(ServerState.FINISHED);
		}
	}

	@Test
	void resetsAllReplicasUnderLoad() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			group.servers().get(0).control().reset();
			traffic.awaitAnswers(50);
			traffic.stop();
			await().untilAsserted(() -> {
				List<Long> numbers = group.numbers();
				assertThat(numbers.stream().filter((number) -> number == 1)).hasSize(2);
				long second = group.servers().get(1).snapshot().counts().connections();
				assertThat(numbers).containsAll(Group.oneTo(Math.max(second, numbers.size() - second)));
				assertThat(group.servers()).extracting((server) -> server.snapshot().counts().connections())
					.containsOnly(second);
			});
		}
	}

	@Test
	void resetsLimitOfAllReplicas() {
		try (Group group = group("limit=2")) {
			group.server(0).send("one");
			group.server(1).send("two");
			group.awaitAll(ServerState.FINISHED);
			// A reset forgets a list that is not printed yet.
			group.awaitLists(2);
			assertThat(group.servers().get(1).control().reset()).isTrue();
			group.servers().forEach((server) -> server.control().start());
			group.server(1).send("again");
			group.server(0).send("and again");
			group.awaitAll(ServerState.FINISHED);
			group.awaitLists(4);
		}
	}

	@Test
	void finishesLateReplica() {
		try (Group group = new Group("limit=1")) {
			group.start(replicas.get(0)).send("me");
			group.awaitAll(ServerState.FINISHED);
			group.start(replicas.get(1));
			group.awaitAll(ServerState.FINISHED);
			group.awaitLists(1);
		}
	}

	@Test
	void continuesNumbersUntilAllReplicasFinished() {
		try (Group numbers = new Group(); Group limited = new Group("limit=1")) {
			try (Lab first = replicas.get(2)) {
				numbers.start(first).send("me");
				limited.start(first).send("me");
				limited.awaitAll(ServerState.FINISHED);
				numbers.start(replicas.get(1));
			}
			TestServer second = numbers.server(1);
			second.send("me");
			second.awaitLine((line) -> line.startsWith("CONNECTION 2. "));
			TestServer next = limited.start(replicas.get(1));
			assertThat(next.send("me")).isEqualTo("ECHO: me\n");
			next.awaitLine((line) -> line.startsWith("CONNECTION 1. "));
		}
	}

}
