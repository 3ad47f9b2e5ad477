package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Lab;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The servers of one name in several replicas.
 */
final class Group implements AutoCloseable {

	private static final Pattern CONNECTION = Pattern.compile("CONNECTION (\\d+)\\. .*");

	private final String name = TestServer.nextName();

	private final String[] settings;

	private final List<TestServer> servers = new ArrayList<>();

	Group(String... settings) {
		this.settings = settings;
	}

	/**
	 * Starts replicas, to which the tests add servers.
	 * @param settings such as {@code spring.data.redis.ssl.bundle=redis}
	 */
	static List<Lab> replicas(int count, int redisPort, String... settings) {
		String group = UUID.randomUUID().toString();
		return Stream.generate(() -> replica(group, "200ms", redisPort, settings)).limit(count).toList();
	}

	/**
	 * Starts one replica.
	 */
	static Lab replica(String group, String heartbeat, int redisPort, String... settings) {
		List<String> all = new ArrayList<>(List.of("console.prefix=server", "replicas.store=redis",
				"replicas.group=" + group, "replicas.heartbeat=" + heartbeat, "spring.data.redis.port=" + redisPort,
				"spring.data.redis.timeout=500ms"));
		all.addAll(List.of(settings));
		return Lab.start("happy", all.toArray(String[]::new));
	}

	/**
	 * Starts the server in one more replica, on a port that no client gets while the
	 * server does not listen.
	 */
	TestServer add(Lab replica) {
		List<String> all = new ArrayList<>(List.of("port=" + FixedPorts.next(), "stop-timeout=30s"));
		all.addAll(List.of(this.settings));
		TestServer server = replica.addNamed(this.name, all.toArray(String[]::new));
		this.servers.add(server);
		return server;
	}

	/**
	 * Starts the server in one more replica, and waits until it listens or has finished.
	 */
	TestServer start(Lab replica) {
		TestServer server = add(replica);
		await().until(() -> Set.of(ServerState.LISTENING, ServerState.FINISHED).contains(server.server().state()));
		return server;
	}

	Group start(List<Lab> replicas) {
		replicas.forEach(this::add);
		awaitAll(ServerState.LISTENING);
		return this;
	}

	String name() {
		return this.name;
	}

	List<TcpServer> servers() {
		return this.servers.stream().map(TestServer::server).toList();
	}

	TestServer server(int replica) {
		return this.servers.get(replica);
	}

	int port(int replica) {
		return server(replica).port();
	}

	void awaitAll(ServerState state) {
		await().untilAsserted(() -> assertThat(servers())
			.as(() -> "Numbers %s, counts %s".formatted(numbers(),
					servers().stream().map(TcpServer::snapshot).toList()))
			.extracting(TcpServer::state)
			.containsOnly(state));
	}

	/**
	 * Returns the numbers that all replicas have printed, sorted.
	 */
	List<Long> numbers() {
		return this.servers.stream()
			.flatMap((server) -> server.lines().stream())
			.flatMap(Group::number)
			.sorted()
			.toList();
	}

	private static Stream<Long> number(String line) {
		Matcher connection = CONNECTION.matcher(line);
		return connection.matches() ? Stream.of(Long.valueOf(connection.group(1))) : Stream.of();
	}

	/**
	 * Waits until all replicas have printed the same list.
	 */
	void awaitLists(int clients) {
		await().untilAsserted(() -> assertThat(this.servers)
			.allSatisfy((server) -> assertThat(list(server)).hasSize(clients).isEqualTo(list(server(0)))));
	}

	private static List<String> list(TestServer server) {
		return server.lines().stream().filter((line) -> line.startsWith("Client ")).toList();
	}

	static List<Long> oneTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	@Override
	public void close() {
		this.servers.forEach(TestServer::close);
	}

}
