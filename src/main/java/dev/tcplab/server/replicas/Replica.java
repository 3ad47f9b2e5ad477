package dev.tcplab.server.replicas;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.server.ledger.ClientLedger;
import dev.tcplab.server.ledger.Ledgers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * This process as one of several: says that it lives, and hears what happens elsewhere.
 */
final class Replica implements Ledgers, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Replica.class);

	private static final int FIRST = Integer.MIN_VALUE + 1;

	private static final long PAUSE_BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(200);

	private static final long LONGEST_FAREWELL = TimeUnit.SECONDS.toMillis(2);

	private final String id = UUID.randomUUID().toString();

	private final ReplicaSettings settings;

	private final LettuceConnectionFactory connections;

	private final StringRedisTemplate redis;

	private final String channel;

	private final List<RedisLedger> ledgers = new CopyOnWriteArrayList<>();

	private final Thread thread = new Thread(this::beat, "replica-heartbeat");

	private volatile @Nullable RedisRun run;

	private @Nullable RedisConnection news;

	private volatile boolean closed;

	Replica(ReplicaSettings settings, LettuceConnectionFactory connections, StringRedisTemplate redis) {
		this.settings = settings;
		this.connections = connections;
		this.redis = redis;
		this.channel = "tcp-lab:{%s}:news".formatted(settings.group());
		this.thread.setDaemon(true);
		connections.setPhase(getPhase() - 1);
	}

	@Override
	public ClientLedger create(String server, int limit) {
		// In braces, so that a cluster keeps all keys of a server in one place.
		LedgerScripts scripts = new LedgerScripts(this.redis,
				"tcp-lab:{%s:%s}".formatted(this.settings.group(), server), this.channel, this.id);
		RedisLedger ledger = new RedisLedger(server, limit, this.settings.heartbeat(), scripts, this);
		tryBeat(ledger);
		this.ledgers.add(ledger);
		return ledger;
	}

	/**
	 * Begins anew with Redis, which has not done what it was asked.
	 */
	void rejoin() {
		this.run = null;
		wake();
	}

	/**
	 * Looks at once for what has happened elsewhere.
	 */
	void wake() {
		LockSupport.unpark(this.thread);
	}

	private void beat() {
		while (!this.closed) {
			boolean all = true;
			for (RedisLedger ledger : this.ledgers) {
				all &= tryBeat(ledger);
			}
			LockSupport.parkNanos(all ? this.settings.heartbeat().toNanos() : PAUSE_BETWEEN_ATTEMPTS);
		}
	}

	private synchronized boolean tryBeat(RedisLedger ledger) {
		try {
			RedisRun run = this.run;
			if (run == null) {
				run = join();
				this.run = run;
			}
			ledger.beat(run);
			return ledger.absence() == null;
		}
		// Whatever it is, the next beat tries again.
		catch (RuntimeException ex) {
			this.run = null;
			ledger.away(Presence.reason(ex));
			return false;
		}
	}

	private RedisRun join() {
		endNews();
		this.connections.resetConnection();
		Properties server = this.redis
			.execute((RedisCallback<Properties>) (connection) -> connection.serverCommands().info("server"));
		this.news = this.connections.getConnection();
		this.news.subscribe((message, pattern) -> wake(), this.channel.getBytes(StandardCharsets.UTF_8));
		return new RedisRun(server.getProperty("run_id"), Long.parseLong(server.getProperty("uptime_in_seconds")));
	}

	private void endNews() {
		RedisConnection ended = this.news;
		this.news = null;
		try {
			if (ended != null) {
				ended.close();
			}
		}
		catch (DataAccessException ex) {
			logger.debug("The subscription was over already", ex);
		}
	}

	@Override
	public void start() {
		this.thread.start();
	}

	/**
	 * Says goodbye, so that the others need not notice.
	 */
	@Override
	public void stop() {
		this.closed = true;
		wake();
		try {
			this.thread.join(LONGEST_FAREWELL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (RedisLedger ledger : this.ledgers) {
			ledger.close();
			ledger.sayGoodbye();
		}
		endNews();
	}

	@Override
	public boolean isRunning() {
		return this.thread.isAlive();
	}

	/**
	 * Starts before the servers and stops after them: whoever is served meanwhile is
	 * still to be counted.
	 */
	@Override
	public int getPhase() {
		return FIRST;
	}

}
