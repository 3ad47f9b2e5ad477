package dev.tcplab.server.replicas;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.ClientLedgerTests;
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
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", redis.port()),
				LettuceClientConfiguration.builder().clientResources(resources).shutdownTimeout(Duration.ZERO).build());
		factory.afterPropertiesSet();
		this.connections.add(factory);
		Replica replica = new Replica(
				new ReplicaSettings(ReplicaSettings.Store.REDIS, this.group, Duration.ofMillis(200)), factory,
				new StringRedisTemplate(factory));
		this.replicas.add(replica);
		ClientLedger ledger = replica.create("echo2", limit);
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

}
