package dev.tcplab.server.replicas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.Ledgers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * This process as one of several: its ledgers, and their connection to Redis.
 */
final class Replica implements Ledgers, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Replica.class);

	private static final int FIRST = Integer.MIN_VALUE + 1;

	private static final long LONGEST_FAREWELL = TimeUnit.MILLISECONDS.toNanos(500);

	private final String id = UUID.randomUUID().toString();

	private final ReplicaSettings settings;

	private final LettuceConnectionFactory connections;

	private final StringRedisTemplate redis;

	private final String channel;

	private final List<LedgerThread> ledgers = new CopyOnWriteArrayList<>();

	private volatile @Nullable RedisConnection news;

	Replica(ReplicaSettings settings, LettuceConnectionFactory connections, StringRedisTemplate redis) {
		this.settings = settings;
		this.connections = connections;
		this.redis = redis;
		this.channel = "tcp-lab:{%s}:news".formatted(settings.group());
		connections.setPhase(getPhase() - 1);
	}

	@Override
	public ClientLedger create(String server, int limit) {
		// In braces, so that a cluster keeps all keys of a server in one place.
		String key = "tcp-lab:{%s:%s}".formatted(this.settings.group(), server);
		LedgerState state = new LedgerState(server, new Generation("", limit));
		LedgerThread thread = new LedgerThread(server, state,
				new LedgerScripts(this.redis, key, this.channel, this.id, limit), this);
		this.ledgers.add(thread);
		return new RedisLedger(server, limit, state, thread);
	}

	Duration heartbeat() {
		return this.settings.heartbeat();
	}

	// Connects once for all ledgers.
	synchronized RedisConnection connect() {
		RedisConnection present = this.news;
		if (present == null) {
			this.connections.resetConnection();
			present = this.connections.getConnection();
			present.subscribe((message, pattern) -> this.ledgers.forEach(LedgerThread::wake),
					this.channel.getBytes(StandardCharsets.UTF_8));
			this.news = present;
		}
		return present;
	}

	boolean isConnected(@Nullable RedisConnection connection) {
		return connection == this.news;
	}

	// If a ledger cannot use the connection, the next one connects again.
	synchronized void disconnect(@Nullable RedisConnection failed) {
		if (failed == null || failed != this.news) {
			return;
		}
		this.news = null;
		try {
			failed.close();
		}
		catch (DataAccessException ex) {
			logger.debug("The subscription was over already", ex);
		}
	}

	@Override
	public void start() {
	}

	// A replica that reports its end does not have to be missed first.
	@Override
	public void stop() {
		long end = System.nanoTime() + LONGEST_FAREWELL;
		try {
			for (LedgerThread ledger : this.ledgers) {
				ledger.close(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.ledgers.stream().anyMatch(Thread::isAlive);
	}

	// Before the servers, and stops after them, so that their last clients are counted.
	@Override
	public int getPhase() {
		return FIRST;
	}

}
