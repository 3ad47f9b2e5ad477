package dev.tcplab.server.replicas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tcplab.server.Lab;
import dev.tcplab.server.LogLines;
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
 * The clients of replicas that lose Redis for a moment.
 */
@Timeout(120)
class RedisBlipTests {

	private static final int CLIENTS = 24;

	private static RedisProcess redis;

	private static List<Lab> replicas;

	@BeforeAll
	static void start() throws IOException {
		redis = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
		replicas = Group.replicas(2, redis.port());
	}

	@AfterAll
	static void stop() {
		replicas.forEach(Lab::close);
		redis.close();
	}

	private static Group group(String... settings) {
		return new Group(settings).start(replicas);
	}

	@Test
	void keepsConnectionsIfRedisClosesItsOwn() throws Exception {
		keepsConnections(() -> redis.ask("CLIENT KILL TYPE normal"));
	}

	@Test
	void keepsConnectionsIfRedisRestarts() throws Exception {
		keepsConnections(() -> {
			redis.kill();
			redis.startAgain();
		});
	}

	private static void keepsConnections(Blip blip) throws Exception {
		List<Wire> clients = new ArrayList<>();
		try (Group group = group("keep-open=true"); LogLines away = LogLines.of(LedgerState.class)) {
			for (int i = 0; i < 2 * CLIENTS; i++) {
				clients.add(Wire.connect(group.port(i % 2)));
			}
			await().until(() -> group.numbers().size() == clients.size());
			for (Wire spoken : clients.subList(0, CLIENTS)) {
				assertThat(spoken.send("one").receive(10)).isEqualTo("ECHO: one\n");
			}
			blip.happen();
			// One server of each replica notices, and connects for all of them.
			await().until(() -> away.all()
				.stream()
				.filter((line) -> line.contains(" is not accepting clients: "))
				.count() >= 2);
			awaitListening(group);
			for (Wire client : clients) {
				assertThat(client.send("two").receive(10)).isEqualTo("ECHO: two\n");
			}
			// Another server of its replica may have noticed first.
			await().until(() -> group.server(0).tryToSend("me"), "ECHO: me\n"::equals);
		}
		finally {
			for (Wire client : clients) {
				client.close();
			}
		}
	}

	/**
	 * Waits until the servers listen, which are failed until then.
	 */
	private static void awaitListening(Group group) {
		await().untilAsserted(() -> {
			assertThat(group.servers()).extracting(TcpServer::state).doesNotContain(ServerState.STOPPED);
			assertThat(group.servers()).extracting(TcpServer::failure).containsOnlyNulls();
		});
	}

	@Test
	void givesNoNumberToClientsThatHaveLeft() throws Exception {
		String name = UUID.randomUUID().toString();
		// With a short heartbeat, a busy machine may make one replica look gone.
		try (Lab one = Group.replica(name, "2s", redis.port());
				Lab two = Group.replica(name, "2s", redis.port());
				Group group = new Group("limit=5", "read-timeout=1s").start(List.of(one, two));
				LogLines unanswered = LogLines.of("dev.tcplab.server.engine.UnansweredClients")) {
			List<Wire> clients = new ArrayList<>();
			redis.signal("STOP");
			try {
				for (int i = 0; i < 5; i++) {
					clients.add(group.server(0).connect().send("me"));
				}
				for (Wire client : clients) {
					assertThat(client.receive()).isEmpty();
					client.close();
				}
			}
			finally {
				redis.signal("CONT");
			}
			group.awaitAll(ServerState.LISTENING);
			assertThat(unanswered.all()).anyMatch((line) -> line.startsWith(group.name() + " did not answer 127.0.0.1:")
					&& line.contains(": Redis did not answer within 1 s"));
			for (int i = 0; i < 5; i++) {
				assertThat(group.server(i % 2).send("me")).isEqualTo("ECHO: me\n");
			}
			group.awaitLists(5);
			group.awaitAll(ServerState.FINISHED);
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(5)));
		}
	}

	@Test
	void listsClientWhoseNumberIsNotTheNewest() throws Exception {
		String name = UUID.randomUUID().toString();
		try (RedisProxy proxy = new RedisProxy(redis.port());
				Lab slow = Group.replica(name, "2s", proxy.port());
				Lab other = Group.replica(name, "200ms", redis.port());
				Group group = new Group("limit=3", "read-timeout=1s").start(List.of(slow, other))) {
			proxy.delay(700);
			try (Wire left = group.server(0).connect().send("one")) {
				assertThat(left.receive()).isEmpty();
				assertThat(group.server(1).send("two")).isEqualTo("ECHO: two\n");
				proxy.delay(0);
				group.server(0)
					.awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(left.localPort()));
			}
			group.awaitAll(ServerState.LISTENING);
			assertThat(group.server(0).send("three")).isEqualTo("ECHO: three\n");
			group.awaitLists(3);
			group.awaitAll(ServerState.FINISHED);
			await().untilAsserted(() -> assertThat(group.numbers()).isEqualTo(Group.oneTo(3)));
		}
	}

	private interface Blip {

		void happen() throws Exception;

	}

}
