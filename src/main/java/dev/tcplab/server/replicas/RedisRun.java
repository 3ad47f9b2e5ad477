package dev.tcplab.server.replicas;

import java.time.Duration;
import java.util.Properties;

import io.lettuce.core.RedisConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of Redis, from its start to its end.
 *
 * @param id its ID, which changes with each start
 * @param uptime its age when the replica joined
 */
record RedisRun(String id, Duration uptime) {

	private static final Logger logger = LoggerFactory.getLogger(RedisRun.class);

	// Parses the reply to INFO, and fails if Redis may evict data.
	static RedisRun of(Properties info) {
		String policy = info.getProperty("maxmemory_policy");
		if (policy == null) {
			logger.warn("Redis does not show its maxmemory-policy. Make sure that it is noeviction");
		}
		else if (!policy.equals("noeviction")) {
			throw new IllegalStateException("maxmemory-policy must be noeviction, but is " + policy
					+ ". Set it in redis.conf, or with CONFIG SET");
		}
		return new RedisRun(info.getProperty("run_id"),
				Duration.ofSeconds(Long.parseLong(info.getProperty("uptime_in_seconds"))));
	}

	static String reason(Throwable failure) {
		Throwable cause = failure;
		String where = "";
		while (cause.getCause() != null) {
			where = (cause instanceof RedisConnectionException) ? cause.getMessage() + ": " : where;
			cause = cause.getCause();
		}
		@Nullable String message = cause.getMessage();
		return ("Redis cannot be used: " + where + ((message != null) ? message : cause)).replace("/<unresolved>", "");
	}

}
