package dev.tcplab.replicas;

import java.nio.file.Path;
import java.time.Duration;

import dev.tcplab.server.Keys;
import dev.tcplab.server.Lab;
import dev.tcplab.server.LedgerAwayException;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What replicas do when Redis does not do what it is asked: the port is closed meanwhile,
 * and nobody gets a number twice.
 */
@Timeout(90)
class RedisFaultTests {

	private static final String ADMIT = RedisScript.of(new ClassPathResource("replicas/admit.lua")).getSha1();

	@Test
	void redisIsKilledUnderLoadAndStartsAgainWithItsData() throws Exception {
		try (RedisProcess redis = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
				Group group = new Group("echo2", redis.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(100);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			assertThat(group.servers()).extracting(TcpServer::failure)
				.allSatisfy((reason) -> assertThat(reason).startsWith("Redis cannot be used: "));
			assertThat(Wire.tryToSend(group.port(0), "me")).isEqualTo("<refused>");
			redis.startAgain();
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(100);
			int answered = traffic.stop();
			assertThat(group.numbers()).isEqualTo(Group.oneTo(answered));
		}
	}

	@Test
	void redisIsKilledUnderLoadAndStartsAgainWithoutItsData() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo2", redis.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(100);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			redis.startAgain();
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(100);
			int answered = traffic.stop();
			assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered);
		}
	}

	@Test
	void redisForgetsEverythingWhileItRuns() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo2", redis.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(100);
			redis.ask("FLUSHALL");
			traffic.awaitAnswers(100);
			int answered = traffic.stop();
			assertThat(group.numbers()).doesNotHaveDuplicates().hasSize(answered);
		}
	}

	@Test
	void theListIsPrintedThoughRedisHasForgottenIt() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo3", redis.port(), "server.limit=3").start(2);
				Wire silent = Wire.connect(group.port(0))) {
			Wire.send(group.port(1), "me");
			await().until(() -> group.numbers().size() == 2);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			assertThat(silent.send("me too").receive()).isEqualTo("ECHO: me too\n");
			redis.startAgain();
			group.awaitAll(ServerState.LISTENING);
			Wire.send(group.port(0), "and me");
			group.awaitFinished();
			await().untilAsserted(() -> assertThat(group.list(0)).hasSize(3).isEqualTo(group.list(1)));
		}
	}

	@Test
	void redisIsSlow() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				RedisProxy proxy = new RedisProxy(redis.port());
				Group group = new Group("echo2", proxy.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			proxy.delay(100);
			traffic.awaitAnswers(100);
			assertThat(group.servers()).extracting(TcpServer::state).containsOnly(ServerState.LISTENING);
			proxy.delay(700);
			group.awaitAll(ServerState.FAILED);
			proxy.delay(0);
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(100);
			int answered = traffic.stop();
			assertThat(group.numbers()).isEqualTo(Group.oneTo(answered));
		}
	}

	@Test
	void repliesAreLostAfterTheScriptRan() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				RedisProxy proxy = new RedisProxy(redis.port());
				Group group = new Group("echo2", proxy.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			for (int losses = 1; losses <= 5; losses++) {
				int expected = losses;
				proxy.lose(ADMIT, 1);
				await().until(() -> proxy.lost() == expected);
				traffic.awaitAnswers(20);
			}
			int answered = traffic.stop();
			assertThat(group.numbers()).isEqualTo(Group.oneTo(answered));
		}
	}

	@Test
	void repliesAreLostWhileALimitIsReached() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				RedisProxy proxy = new RedisProxy(redis.port());
				Group group = new Group("echo3", proxy.port(), "server.limit=20").start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			proxy.lose("EVALSHA", 3);
			group.awaitFinished();
			assertThat(traffic.stop()).isEqualTo(20);
			assertThat(group.numbers()).isEqualTo(Group.oneTo(20));
			await().untilAsserted(() -> assertThat(group.list(0)).hasSize(20).isEqualTo(group.list(1)));
		}
	}

	@Test
	void redisHasNoMemoryLeft() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo2", redis.port()).start(2);
				Traffic traffic = new Traffic(group.port(0), group.port(1))) {
			traffic.awaitAnswers(50);
			redis.ask("CONFIG SET maxmemory 1");
			group.awaitAll(ServerState.FAILED);
			assertThat(group.servers()).extracting(TcpServer::failure)
				.allSatisfy((reason) -> assertThat(reason).contains("OOM"));
			redis.ask("CONFIG SET maxmemory 0");
			group.awaitAll(ServerState.LISTENING);
			traffic.awaitAnswers(50);
			int answered = traffic.stop();
			assertThat(group.numbers()).isEqualTo(Group.oneTo(answered));
		}
	}

	@Test
	void thePasswordIsWrong() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo2", redis.port(), "spring.data.redis.password=mine")) {
			redis.ask("CONFIG SET requirepass other");
			TcpServer server = group.add().server("echo2");
			assertThat(server.state()).isEqualTo(ServerState.FAILED);
			assertThat(server.failure())
				.matches("Redis cannot be used: Unable to connect to localhost:\\d+: WRONGPASS.*");
			assertThatExceptionOfType(ListenException.class).isThrownBy(server::start)
				.withMessageStartingWith("echo2 cannot listen yet: Redis cannot be used: Unable to connect to ");
			assertThatExceptionOfType(LedgerAwayException.class).isThrownBy(server::reset)
				.withMessageStartingWith("echo2 cannot be reset: Redis cannot be used: Unable to connect to ");
			redis.ask("AUTH other", "CONFIG SET requirepass mine");
			group.awaitAll(ServerState.LISTENING);
			assertThat(Wire.send(server.port(), "me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whoStartsWithoutRedisListensOnceItIsThere(CapturedOutput output) throws Exception {
		try (RedisProcess redis = RedisProcess.start(); Group group = new Group("echo2", redis.port())) {
			redis.kill();
			Lab lab = group.add();
			TcpServer server = lab.server("echo2");
			assertThat(server.state()).isEqualTo(ServerState.FAILED);
			// The board's client is made meanwhile, when the server's port is not known.
			assertThat(lab.clients()).isNotNull();
			String reason = "Redis cannot be used: Unable to connect to localhost:%d: Connection refused"
				.formatted(redis.port());
			assertThat(server.failure()).isEqualTo(reason);
			assertThat(output).contains("echo2 admits nobody for now: " + reason + ". It tries again by itself")
				.doesNotContain("echo2 is reached");
			redis.startAgain();
			await().until(() -> output.getAll().contains("echo2 listens on port " + server.port()));
			assertThat(Wire.send(server.port(), "me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whoStartsWithoutRedisSaysWhereItWillBeReached(CapturedOutput output) throws Exception {
		int port = Wire.freePort();
		try (RedisProcess redis = RedisProcess.start();
				Group group = new Group("echo2", redis.port(), "servers.echo2.port=" + port)) {
			redis.kill();
			group.add();
			assertThat(output).contains("echo2 is reached, once it listens, with: printf Hello | nc 127.0.0.1 " + port);
		}
	}

	@Test
	void whatIsStoppedStaysSoWhenRedisIsBack() throws Exception {
		try (RedisProcess redis = RedisProcess.start(); Group group = new Group("echo2", redis.port()).start(2)) {
			TcpServer stopped = group.servers().get(0);
			TcpServer other = group.servers().get(1);
			redis.kill();
			group.awaitAll(ServerState.FAILED);
			stopped.stop();
			redis.startAgain();
			await().until(() -> other.state() == ServerState.LISTENING);
			await().during(Duration.ofMillis(500)).until(() -> stopped.state() == ServerState.STOPPED);
			stopped.start();
			assertThat(Wire.send(stopped.port(), "me")).isEqualTo("ECHO: me\n");
		}
	}

	@Test
	void theConnectionToRedisIsEncrypted(@TempDir Path directory) throws Exception {
		Keys keys = Keys.make(directory, "localhost");
		keys.writePem(directory);
		String certificate = directory.resolve("server.crt").toString();
		String port = String.valueOf(Wire.freePort());
		try (RedisProcess redis = RedisProcess.start("--tls-port", port, "--tls-cert-file", certificate,
				"--tls-key-file", directory.resolve("server.key").toString(), "--tls-ca-cert-file", certificate,
				"--tls-auth-clients", "no");
				Group group = new Group("echo2", Integer.parseInt(port), "spring.data.redis.ssl.bundle=redis",
						"spring.ssl.bundle.pem.redis.truststore.certificate=" + certificate)
					.start(2)) {
			Wire.send(group.port(0), "me");
			Wire.send(group.port(1), "me");
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(2)));
			assertThat(redis.ask("KEYS *admitted")).contains(":echo2}:1:admitted");
		}
	}

}
