package dev.tcplab.server.replicas;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tcplab.server.Lab;
import dev.tcplab.server.LogLines;
import dev.tcplab.server.Outcome;
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
 * The data that replicas share in Redis.
 */
@Timeout(120)
class SharedDataTests {

	private static RedisProcess redis;

	@BeforeAll
	static void start() throws IOException {
		redis = RedisProcess.start();
	}

	@AfterAll
	static void stop() {
		redis.close();
	}

	private final String name = UUID.randomUUID().toString();

	private Lab replica(String heartbeat) {
		return Group.replica(this.name, heartbeat, redis.port());
	}

	@Test
	void failsWhileRedisMayEvict() throws Exception {
		redis.ask("CONFIG SET maxmemory-policy allkeys-random");
		try (Lab replica = replica("200ms"); Group group = new Group()) {
			TcpServer server = group.add(replica).server();
			assertThat(server.state()).isEqualTo(ServerState.FAILED);
			assertThat(server.failure())
				.startsWith("Redis cannot be used: maxmemory-policy must be noeviction, but is allkeys-random.");
			redis.ask("CONFIG SET maxmemory-policy noeviction");
			group.awaitAll(ServerState.LISTENING);
		}
		finally {
			redis.ask("CONFIG SET maxmemory-policy noeviction");
		}
	}

	@Test
	void warnsIfRedisHidesWhetherItEvicts() throws Exception {
		try (RedisProxy proxy = new RedisProxy(redis.port()); LogLines log = LogLines.of(RedisRun.class)) {
			proxy.hide("maxmemory_policy");
			try (Lab replica = Group.replica(this.name, "200ms", proxy.port()); Group group = new Group()) {
				assertThat(group.start(replica).send("me")).isEqualTo("ECHO: me\n");
			}
			assertThat(log.all()).anyMatch((line) -> line.contains("does not show its maxmemory-policy"));
		}
	}

	@Test
	void repeatsNoNumberIfKeysAreDeleted() throws Exception {
		try (Lab one = replica("200ms");
				Lab two = replica("200ms");
				Group group = new Group().start(List.of(one, two));
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			List<String> keys = redis.ask("KEYS *" + group.name() + "*")
				.lines()
				.filter((line) -> line.startsWith("tcp-lab:"))
				.toList();
			assertThat(keys).hasSize(1);
			for (String key : keys) {
				redis.ask("DEL " + key);
				traffic.awaitAnswers(50);
			}
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered));
		}
	}

	@Test
	void repeatsNoNumberIfAnotherServerConnectsAgain() throws Exception {
		try (RedisProcess restarted = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
				Group noticing = new Group("read-timeout=1s");
				Group idle = new Group("read-timeout=1s")) {
			// Only the first replica of a new group waits for three heartbeats.
			Lab first = Group.replica(this.name, "200ms", restarted.port());
			noticing.start(first).send("me");
			idle.start(first).send("one");
			Lab replica = Group.replica(this.name, "20s", restarted.port());
			noticing.start(replica);
			idle.start(replica);
			first.close();
			Path early = restarted.copyData();
			assertThat(idle.server(1).send("two")).isEqualTo("ECHO: two\n");
			restarted.kill();
			restarted.startAgain(early);
			noticing.server(1).tryToSend("me");
			await().until(() -> noticing.servers().get(1).failure(),
					(failure) -> failure != null && failure.startsWith("Redis was restarted"));
			idle.server(1).tryToSend("three");
			assertThat(idle.numbers()).doesNotHaveDuplicates();
			replica.close();
		}
	}

	@Test
	void waitsForReplicaWithSlowHeartbeat() throws Exception {
		try (Lab slow = replica("5s");
				Lab fast = replica("200ms");
				Group group = new Group("limit=4").start(List.of(slow, fast));
				Wire one = group.server(0).connect();
				Wire two = group.server(0).connect();
				Wire three = group.server(0).connect()) {
			await().until(() -> group.numbers().size() == 3);
			assertThat(group.server(1).send("four")).isEqualTo("ECHO: four\n");
			await().during(Duration.ofSeconds(2))
				.until(() -> group.server(1).lines().stream().noneMatch((line) -> line.startsWith("Client ")));
			for (Wire client : List.of(one, two, three)) {
				assertThat(client.send("me").receive()).isEqualTo("ECHO: me\n");
			}
			group.awaitLists(4);
		}
	}

	@Test
	void waitsForNoReplicaThatStopped() throws Exception {
		try (Lab stays = replica("200ms"); Group group = new Group("limit=2", "stop-timeout=0")) {
			group.start(stays);
			Lab leaves = replica("1m");
			group.start(leaves);
			try (Wire silent = group.server(1).connect()) {
				group.server(1).awaitConnected(silent);
				leaves.close();
			}
			assertThat(group.server(0).send("me")).isEqualTo("ECHO: me\n");
			group.server(0).awaitLine((line) -> line.startsWith("Client 1: "));
			group.server(0).awaitState(ServerState.FINISHED);
		}
	}

	@Test
	void countsExchangesOfReplicasThatHaveGone() throws Exception {
		try (Lab stays = replica("200ms"); Group group = new Group()) {
			TcpServer server = group.start(stays).server();
			for (int start = 1; start <= 3; start++) {
				Lab leaves = replica("2s");
				group.start(leaves);
				for (int i = 0; i < 20; i++) {
					group.server(start).send("me");
				}
				leaves.close();
			}
			await().untilAsserted(() -> {
				assertThat(server.snapshot().counts().exchanges()).containsEntry(Outcome.ANSWERED, 60L);
				assertThat(server.snapshot().counts().connections()).isEqualTo(60);
				assertThat(server.snapshot().counts().active()).isZero();
			});
			await().untilAsserted(
					() -> assertThat(fields(group)).filteredOn((field) -> field.contains("-")).hasSizeBetween(2, 3));
		}
	}

	private List<String> fields(Group group) throws IOException {
		return redis.ask("HKEYS tcp-lab:{%s:%s}".formatted(this.name, group.name()))
			.lines()
			.filter((line) -> !line.startsWith("$"))
			.toList();
	}

	@Test
	void reportsResetThatIsUnderWay() throws Exception {
		try (RedisProxy proxy = new RedisProxy(redis.port());
				Lab slow = Group.replica(this.name, "5s", proxy.port());
				Lab other = replica("200ms");
				Group group = new Group("limit=1").start(List.of(slow, other))) {
			group.server(1).send("me");
			group.awaitAll(ServerState.FINISHED);
			group.awaitLists(1);
			proxy.delay(700);
			assertThat(group.servers().get(1).control().reset()).isFalse();
			proxy.delay(0);
			await().until(() -> group.servers().get(1).control().reset());
			group.servers().forEach((server) -> server.control().start());
			assertThat(group.server(0).send("again")).isEqualTo("ECHO: again\n");
		}
	}

}
