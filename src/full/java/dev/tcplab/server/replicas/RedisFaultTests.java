package dev.tcplab.server.replicas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Keys;
import dev.tcplab.server.Lab;
import dev.tcplab.server.LedgerAwayException;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.LogLines;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Replicas while Redis is away, slow, or forgetful.
 */
@Timeout(120)
class RedisFaultTests {

	private static final String ADMIT = LedgerScripts.ADMIT.getSha1();

	private static RedisProcess redis;

	private static RedisProxy proxy;

	private static List<Lab> replicas;

	@BeforeAll
	static void start() throws IOException {
		redis = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
		proxy = new RedisProxy(redis.port());
		replicas = Group.replicas(2, proxy.port());
	}

	@AfterAll
	static void stop() throws IOException {
		replicas.forEach(Lab::close);
		proxy.close();
		redis.close();
	}

	private static Group group(String... settings) {
		return new Group(settings).start(replicas);
	}

	@Test
	void continuesNumbersIfRedisRestartsWithData() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			assertThat(group.servers()).extracting(TcpServer::failure)
				.allSatisfy((reason) -> assertThat(reason).startsWith("Redis cannot be used: "));
			Wire.awaitRefusal(group.server(0).port());
			redis.startAgain();
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(50);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(answered)));
		}
	}

	@Test
	void keepsLastKnownCountsWhileRedisIsAway() throws Exception {
		try (Group group = group()) {
			group.server(0).send("hi");
			group.server(1).send("hi");
			ServerSnapshot[] first = new ServerSnapshot[1];
			await().untilAsserted(() -> {
				first[0] = group.servers().get(0).snapshot();
				assertThat(first[0].counts().exchanges()).containsEntry(Outcome.ANSWERED, 2L);
			});
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			ServerSnapshot away = group.servers().get(0).snapshot();
			redis.startAgain();
			group.awaitAll(ServerState.LISTENING);
			assertThat(away.counts().exchanges()).containsEntry(Outcome.ANSWERED, 2L);
			assertThat(away.countsAsOf()).isNotNull();
			assertThat(group.servers().get(0).snapshot().countsAsOf()).isNull();
		}
	}

	@Test
	void claimsNoRestartAtFirstStart() throws IOException {
		// Replicas of a new Redis wait for three heartbeats.
		try (RedisProcess fresh = RedisProcess.start();
				LogLines log = LogLines.of("dev.tcplab.server.replicas.LedgerState");
				Lab replica = Group.replica("fresh", "20s", fresh.port())) {
			assertThat(replica.server("happy").failure()).startsWith("Redis has no counts of this group yet");
			assertThat(log.all()).noneMatch((line) -> line.contains("restarted"));
		}
	}

	@Test
	void repeatsNoNumberIfRedisRestartsWithoutData() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			redis.startAgainEmpty();
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(50);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered));
		}
	}

	@Test
	void repeatsNoNumberIfRedisForgets() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			redis.ask("FLUSHALL");
			traffic.awaitAnswers(50);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered));
		}
	}

	@Test
	void printsListThatRedisForgot() throws Exception {
		try (Group group = group("limit=3"); Wire silent = Wire.connect(group.port(0))) {
			group.server(1).send("me");
			await().until(() -> group.numbers().size() == 2);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			assertThat(silent.send("me too").receive()).isEqualTo("ECHO: me too\n");
			silent.leave();
			redis.startAgainEmpty();
			group.awaitAll(ServerState.LISTENING);
			group.server(0).send("and me");
			group.awaitAll(ServerState.FINISHED);
			group.awaitLists(3);
		}
	}

	@Test
	void repeatsNoNumberIfRepliesAreLost() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			int before = proxy.lost();
			for (int losses = 1; losses <= 5; losses++) {
				int expected = before + losses;
				proxy.lose(ADMIT, 1);
				await().until(() -> proxy.lost() == expected);
				traffic.awaitAnswers(10);
			}
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(answered)));
		}
	}

	@Test
	void servesExactlyLimitIfRepliesAreLost() throws Exception {
		try (Group group = group("limit=20"); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			proxy.lose(":" + group.name() + "}", 3);
			group.awaitAll(ServerState.FINISHED);
			assertThat(traffic.stop()).isEqualTo(20);
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(20)));
			group.awaitLists(20);
		}
	}

	@Test
	void failsWhileRedisHasNoMemory() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(20);
			redis.ask("CONFIG SET maxmemory 1");
			try {
				// When a replica fails, it closes its connections to Redis, so its
				// failure can briefly show that reason instead.
				await().untilAsserted(() -> assertThat(group.servers()).extracting(TcpServer::failure)
					.allSatisfy((reason) -> assertThat(reason).contains("OOM")));
			}
			finally {
				redis.ask("CONFIG SET maxmemory 0");
			}
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(20);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(answered)));
		}
	}

	@Test
	void failsWhileRedisIsReadOnly() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(20);
			redis.ask("REPLICAOF 127.0.0.1 1");
			try {
				await().untilAsserted(() -> assertThat(group.servers()).extracting(TcpServer::failure)
					.allSatisfy((reason) -> assertThat(reason).contains("read only replica")));
			}
			finally {
				redis.ask("REPLICAOF NO ONE");
			}
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(20);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(answered)));
		}
	}

	// As after a failover.
	@Test
	void repeatsNoNumberIfRedisLosesLatestData() throws Exception {
		try (Group group = group(); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			Path early = redis.copyData();
			traffic.awaitAnswers(50);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			redis.startAgain(early);
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(50);
			int answered = traffic.stop();
			await().untilAsserted(() -> assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered));
		}
	}

	@Test
	void keepsServerStoppedIfRedisReturns() throws Exception {
		try (Group group = group()) {
			TcpServer stopped = group.servers().get(0);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			stopped.control().stop();
			redis.startAgain();
			group.server(1).awaitState(ServerState.LISTENING);
			// By then, the first replica has Redis back, too.
			try (Group later = group()) {
				later.server(0).send("me");
				assertThat(stopped.state()).isEqualTo(ServerState.STOPPED);
			}
			stopped.control().start();
			assertThat(group.server(0).send("me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void failsWhileRedisIsSlow() throws Exception {
		try (RedisProxy slow = new RedisProxy(redis.port())) {
			List<Lab> own = Group.replicas(2, slow.port());
			try (Group group = new Group().start(own); Traffic traffic = new Traffic(group.port(0), group.port(1))) {
				slow.delay(50);
				traffic.awaitAnswers(30);
				slow.delay(700);
				group.awaitAll(ServerState.FAILED);
				slow.delay(0);
				group.awaitAll(ServerState.LISTENING);
				traffic.awaitAnswers(30);
				int answered = traffic.stop();
				await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(answered)));
			}
			own.forEach(Lab::close);
		}
	}

	@Test
	void failsWhilePasswordIsWrong() throws Exception {
		try (RedisProcess secured = RedisProcess.start()) {
			secured.ask("CONFIG SET requirepass other");
			try (Lab replica = Group.replicas(1, secured.port(), "spring.data.redis.password=mine").get(0);
					Group group = new Group()) {
				TcpServer server = group.add(replica).server();
				assertThat(server.state()).isEqualTo(ServerState.FAILED);
				assertThat(server.failure())
					.matches("Redis cannot be used: Unable to connect to localhost:\\d+: WRONGPASS.*");
				assertThatExceptionOfType(ListenException.class).isThrownBy(server.control()::start)
					.withMessageStartingWith(
							group.name() + " cannot listen yet: Redis cannot be used: Unable to connect to ");
				assertThatExceptionOfType(LedgerAwayException.class).isThrownBy(server.control()::reset)
					.withMessageStartingWith(
							group.name() + " cannot be reset: Redis cannot be used: Unable to connect to ");
				secured.ask("AUTH other", "CONFIG SET requirepass mine");
				group.awaitAll(ServerState.LISTENING);
				assertThat(group.server(0).send("me")).isEqualTo("ECHO: me\n");
			}
		}
	}

	@Test
	void listensOnceRedisIsAvailable(@TempDir Path directory) throws Exception {
		Path ports = directory.resolve("ports.json");
		int port = FixedPorts.next();
		try (RedisProcess late = RedisProcess.start();
				LogLines reach = LogLines.of("dev.tcplab.app.Notices");
				LogLines away = LogLines.of(LedgerState.class)) {
			late.kill();
			try (Lab lab = Lab.start("echo1,echo2", "replicas.store=redis", "replicas.heartbeat=200ms",
					"spring.data.redis.port=" + late.port(), "servers.echo1.port=" + port, "port-file=" + ports)) {
				TcpServer server = lab.server("echo2");
				assertThat(server.state()).isEqualTo(ServerState.FAILED);
				// Creates the board's client now, while the server's port is still
				// unknown.
				assertThat(lab.clients()).isNotNull();
				String reason = "Redis cannot be used: Unable to connect to localhost:%d: Connection refused"
					.formatted(late.port());
				assertThat(server.failure()).isEqualTo(reason);
				assertThat(away.all()).contains("echo2 is not accepting clients: " + reason + ". Retrying");
				assertThat(reach.all())
					.contains("Connect to echo1 (once it listens) with: printf Hello | nc 127.0.0.1 " + port)
					.noneMatch((line) -> line.startsWith("Connect to echo2 (once"));
				assertThat(ports).doesNotExist();
				late.startAgain();
				await().until(() -> server.state() == ServerState.LISTENING);
				await().untilAsserted(() -> assertThat(ports).content().contains("\"echo1\":" + port));
				assertThat(Wire.send(server.port(), "me")).isEqualTo("ECHO: me\n");
			}
		}
	}

	@Test
	void encryptsConnectionToRedis(@TempDir Path directory) throws Exception {
		Keys keys = Keys.make(directory, "localhost");
		keys.writePem(directory);
		String certificate = directory.resolve("server.crt").toString();
		int port = FixedPorts.next();
		try (RedisProcess secured = RedisProcess.start("--tls-port", Integer.toString(port), "--tls-cert-file",
				certificate, "--tls-key-file", directory.resolve("server.key").toString(), "--tls-ca-cert-file",
				certificate, "--tls-auth-clients", "no");
				Lab replica = Group
					.replicas(1, port, "spring.data.redis.ssl.bundle=redis",
							"spring.ssl.bundle.pem.redis.truststore.certificate=" + certificate)
					.get(0);
				Group group = new Group()) {
			assertThat(group.start(replica).send("me")).isEqualTo("ECHO: me\n");
			assertThat(secured.ask("KEYS *")).contains(":" + group.name() + "}");
		}
	}

	@Test
	void usesRedisCluster() throws Exception {
		try (RedisProcess cluster = RedisProcess.start("--cluster-enabled", "yes")) {
			cluster.ask("CLUSTER ADDSLOTSRANGE 0 16383");
			try (Lab replica = Group
				.replicas(1, cluster.port(), "spring.data.redis.cluster.nodes=127.0.0.1:" + cluster.port())
				.get(0); Group group = new Group("limit=1")) {
				assertThat(group.start(replica).send("me")).isEqualTo("ECHO: me\n");
				group.awaitLists(1);
				group.awaitAll(ServerState.FINISHED);
			}
		}
	}

}
