package dev.tcplab.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.tcplab.server.Lab;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Replicas of one server that share a Redis.
 */
final class Group implements AutoCloseable {

	private static final Pattern CONNECTION = Pattern.compile("CONNECTION (\\d+)\\. .*");

	private final String server;

	private final List<String> settings = new ArrayList<>();

	private final List<Lab> labs = new ArrayList<>();

	Group(String server, int redisPort, String... settings) {
		this.server = server;
		this.settings.addAll(List.of("replicas.store=redis", "replicas.group=" + UUID.randomUUID(),
				"replicas.heartbeat=200ms", "spring.data.redis.port=" + redisPort, "spring.data.redis.timeout=500ms"));
		this.settings.addAll(List.of(settings));
	}

	/**
	 * Starts one more.
	 */
	Lab add() {
		Lab lab = Lab.start(this.server, this.settings.toArray(String[]::new));
		this.labs.add(lab);
		return lab;
	}

	/**
	 * Starts one more, and waits until it listens or has finished.
	 */
	Lab start() {
		Lab lab = add();
		await()
			.until(() -> Set.of(ServerState.LISTENING, ServerState.FINISHED).contains(lab.server(this.server).state()));
		return lab;
	}

	Group start(int replicas) {
		for (int i = 0; i < replicas; i++) {
			add();
		}
		awaitAll(ServerState.LISTENING);
		return this;
	}

	List<TcpServer> servers() {
		return this.labs.stream().map((lab) -> lab.server(this.server)).toList();
	}

	int port(int replica) {
		return servers().get(replica).port();
	}

	List<String> lines(int replica) {
		return this.labs.get(replica).recording().lines();
	}

	void awaitAll(ServerState state) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(servers()).extracting(TcpServer::state).containsOnly(state));
	}

	void awaitFinished() throws InterruptedException {
		for (Lab lab : this.labs) {
			lab.servers().awaitFinished();
		}
	}

	/**
	 * The numbers that all replicas have printed, in their order.
	 */
	List<Long> numbers() {
		return this.labs.stream()
			.flatMap((lab) -> lab.recording().lines().stream())
			.flatMap(Group::number)
			.sorted()
			.toList();
	}

	private static Stream<Long> number(String line) {
		Matcher connection = CONNECTION.matcher(line);
		return connection.matches() ? Stream.of(Long.valueOf(connection.group(1))) : Stream.of();
	}

	/**
	 * The list that a replica has printed at its end.
	 */
	List<String> list(int replica) {
		return lines(replica).stream().filter((line) -> line.startsWith("Client ")).toList();
	}

	static List<Long> oneTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	@Override
	public void close() {
		this.labs.forEach(Lab::close);
	}

}
