package dev.tcplab.server.replicas;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.ClientLedgerTests;
import dev.tcplab.server.ledger.LedgerListener;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ledger in Redis.
 */
class RedisLedgerTests extends ClientLedgerTests {

	private static final ClientResources resources = DefaultClientResources.create();

	private static RedisProcess redis;

	private final String group = UUID.randomUUID().toString();

	private final List<LettuceConnectionFactory> connections = new CopyOnWriteArrayList<>();

	private final List<Replica> replicas = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void startRedis() throws IOException {
		redis = RedisProcess.start();
	}

	@AfterEach
	void endReplicas() {
		this.replicas.forEach(Replica::stop);
		this.connections.forEach(LettuceConnectionFactory::destroy);
	}

	@AfterAll
	static void stopRedis() {
		resources.shutdown(0, 0, TimeUnit.SECONDS);
		redis.close();
	}

	@Override
	protected ClientLedger create(int limit) {
		return create(limit, redis.port(), Duration.ofMillis(200), new LedgerListener() {
		});
	}

	private ClientLedger create(int limit, int port, Duration heartbeat, LedgerListener listener) {
		ClientOptions.Builder options = ClientOptions.builder();
		new ReplicasConfiguration().nothingIsReplayed().customize(options);
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder()
					.clientResources(resources)
					.clientOptions(options.build())
					.shutdownTimeout(Duration.ZERO)
					.build());
		factory.afterPropertiesSet();
		this.connections.add(factory);
		Replica replica = new Replica(new ReplicaSettings(ReplicaSettings.Store.REDIS, this.group, heartbeat), factory,
				new StringRedisTemplate(factory));
		this.replicas.add(replica);
		ClientLedger ledger = replica.create("echo2", limit);
		ledger.setListener(listener);
		replica.start();
		return ledger;
	}

	@Test
	void numbersClientsOfReplicasThatStartAtOnce() throws Exception {
		int clients = 10;
		List<List<Admission>> admissions = atOnce(8, () -> admit(create(0), clients));
		assertThat(admissions).flatExtracting((all) -> all)
			.extracting((admission) -> admission.client().number())
			.containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 8 * clients).boxed().toList());
	}

	@Test
	void reportsLimitThatItLearnsFromItsLastClient() throws Exception {
		CompletableFuture<Void> full = new CompletableFuture<>();
		ClientLedger other = create(2);
		ClientLedger ledger = create(2, redis.port(), Duration.ofMinutes(1), new LedgerListener() {

			@Override
			public void onFull() {
				full.complete(null);
			}

		});
		Admission first = ledger.admit(ADDRESS).join();
		// From now on, it learns nothing from the other one until its next heartbeat.
		redis.ask("CLIENT KILL TYPE pubsub");
		Admission last = other.admit(ADDRESS).join();
		assertThat(other.heard(last).join()).isEmpty();
		assertThat(ledger.heard(first).join()).hasSize(2);
		assertThat(full).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void admitsClientOnlyWhileItCountsAsPresent() throws Exception {
		create(0);
		ClientLedger ledger = create(0, redis.port(), Duration.ofMinutes(1), new LedgerListener() {
		});
		admit(ledger, 1);
		String key = "tcp-lab:{%s:echo2}".formatted(this.group);
		List<String> words = redis.ask("HGETALL " + key).lines().toList();
		String presence = words.stream().filter((word) -> word.contains(" 60000 ")).findFirst().orElseThrow();
		String field = words.get(words.indexOf(presence) - 2);
		// As another replica does if this one was paused.
		redis.ask("HSET %s %s '1 gone 0 0'".formatted(key, field));
		assertThat(admit(ledger, 1)).extracting((admission) -> admission.client().number()).containsExactly(2L);
		assertThat(redis.ask("HGET %s %s".formatted(key, field))).contains(" 60000 ");
	}

	@Test
	void admitsClientsBeforeItReportsLimit() throws Exception {
		ClientLedger other = create(3);
		hear(other);
		CompletableFuture<CompletableFuture<Admission>> second = new CompletableFuture<>();
		CompletableFuture<Boolean> admittedWhenFull = new CompletableFuture<>();
		try (RedisProxy proxy = new RedisProxy(redis.port())) {
			ClientLedger ledger = create(3, proxy.port(), Duration.ofMinutes(1), new LedgerListener() {

				@Override
				public void onAway(String reason) {
					if (proxy.lost() == 1 && !other.isFull()) {
						second.join();
						hear(other);
					}
				}

				@Override
				public void onFull() {
					admittedWhenFull.complete(second.join().isDone());
				}

			});
			proxy.lose(LedgerScripts.ADMIT.getSha1(), 1);
			second.complete(ledger.admit(ADDRESS));
			assertThat(admittedWhenFull).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
			assertThat(second.join().join().client().number()).isEqualTo(2);
		}
	}

	private static void hear(ClientLedger ledger) {
		ledger.heard(ledger.admit(ADDRESS).join()).join();
	}

}
