package dev.tcplab;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.server.Wire;
import dev.tcplab.server.replicas.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Replicas as processes, which share Redis and act as one server.
 */
@Timeout(500)
class ReplicasIT {

	private static LabProcess start(String server, RedisProcess redis, String... more) throws Exception {
		return LabProcess.start(Stream
			.concat(Stream.of("--spring.profiles.active=" + server, "--server.port=0", "--tcp-lab.server.port=0",
					"--tcp-lab.replicas.store=redis", "--spring.data.redis.port=" + redis.port()), Stream.of(more))
			.toArray(String[]::new));
	}

	@Test
	void printsListAndExitsAfterOneIsKilled() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				LabProcess one = start("echo3", redis, "--tcp-lab.server.limit=4");
				LabProcess two = start("echo3", redis, "--tcp-lab.server.limit=4");
				LabProcess killed = start("echo3", redis, "--tcp-lab.server.limit=4")) {
			for (LabProcess replica : List.of(one, two, killed)) {
				replica.awaitLine("Waiting for Clients to connect");
			}
			int port = one.awaitPort();
			Wire.send(port, "first");
			try (Wire second = Wire.connect(killed.awaitPort())) {
				killed.awaitLine("CONNECTION 2. Client IP,PORT: ('127.0.0.1', %d)".formatted(second.localPort()));
				killed.signal("KILL");
				Wire.send(two.awaitPort(), "third");
				Wire.send(port, "fourth");
				one.awaitExit(0);
				two.awaitExit(0);
				List<String> list = list(one);
				assertThat(list).hasSize(4).isEqualTo(list(two));
				assertThat(list.get(1)).isEqualTo("Client 1: ('127.0.0.1', %d)".formatted(second.localPort()));
			}
		}
	}

	@Test
	void continuesAfterRedisStandsStill() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				LabProcess one = start("echo2", redis, "--tcp-lab.server.read-timeout=1m");
				LabProcess two = start("echo2", redis)) {
			List<LabProcess> replicas = List.of(one, two);
			sendToAll(replicas);
			redis.signal("STOP");
			// This client waits for a number, and gets it.
			try (Wire waiting = Wire.connect(one.awaitPort()).send("me")) {
				one.awaitError("echo2 is not accepting clients: Redis cannot be used: ");
				two.awaitError("echo2 is not accepting clients: Redis cannot be used: ");
				assertThat(Wire.tryToSend(one.awaitPort(), "me")).isEqualTo("<refused>");
				redis.signal("CONT");
				assertThat(waiting.receive()).isEqualTo("ECHO: me\n");
			}
			await().atMost(Duration.ofMinutes(1)).until(() -> answers(one) && answers(two));
			assertThat(numbers(replicas)).doesNotHaveDuplicates().contains("1", "2", "3", "4", "5");
		}
	}

	@Test
	void continuesAfterReplicaStandsStill() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				LabProcess one = start("echo2", redis, "--tcp-lab.replicas.heartbeat=200ms");
				LabProcess two = start("echo2", redis, "--tcp-lab.replicas.heartbeat=200ms")) {
			List<LabProcess> replicas = List.of(one, two);
			sendToAll(replicas);
			two.signal("STOP");
			// This client gets its number after the replica has counted as gone.
			try (Wire waiting = Wire.connect(two.awaitPort()).send("me")) {
				await().during(Duration.ofSeconds(2)).until(() -> answers(one));
				two.signal("CONT");
				assertThat(waiting.receive()).isEqualTo("ECHO: me\n");
			}
			sendToAll(replicas);
			assertThat(numbers(replicas)).doesNotHaveDuplicates();
		}
	}

	@Test
	void endsInTimeWhileRedisStandsStill() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				LabProcess one = start("echo2", redis, "--tcp-lab.server.stop-timeout=2s")) {
			one.awaitLine("Waiting for Clients to connect");
			redis.signal("STOP");
			try (Wire waiting = Wire.connect(one.awaitPort()).send("me")) {
				one.awaitError("echo2 is not accepting clients: Redis cannot be used: ");
				long signaled = System.nanoTime();
				one.signal("TERM");
				one.awaitExit(143);
				assertThat(Duration.ofNanos(System.nanoTime() - signaled)).isBetween(Duration.ofSeconds(2),
						Duration.ofSeconds(8));
				assertThat(waiting.receive()).isEmpty();
			}
			finally {
				redis.signal("CONT");
			}
		}
	}

	private static void sendToAll(List<LabProcess> replicas) {
		for (LabProcess replica : replicas) {
			replica.awaitLine("Waiting for Clients to connect");
			assertThat(Wire.send(replica.awaitPort(), "me")).isEqualTo("ECHO: me\n");
		}
	}

	private static boolean answers(LabProcess replica) {
		return Wire.tryToSend(replica.awaitPort(), "me").equals("ECHO: me\n");
	}

	private static List<String> numbers(List<LabProcess> replicas) {
		return replicas.stream()
			.flatMap((replica) -> replica.outputLines().stream())
			.filter((line) -> line.startsWith("CONNECTION"))
			.map((line) -> line.split("[ .]")[1])
			.toList();
	}

	private static List<String> list(LabProcess replica) {
		return replica.outputLines().stream().filter((line) -> line.startsWith("Client ")).toList();
	}

}
