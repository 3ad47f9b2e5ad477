package dev.tcplab.server.replicas;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lettuce.core.RedisConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of Redis, from its start to its end.
 *
 * @param id its ID, which changes with each start
 * @param uptime its age when the replica connected
 */
record RedisRun(String id, Duration uptime) {

	private static final Logger logger = LoggerFactory.getLogger(RedisRun.class);

	// Parses the reply to INFO, and fails if Redis may evict data.
	static RedisRun of(String info) {
		String policy = find("maxmemory_policy", info);
		if (policy == null) {
			logger.warn("Redis does not show its maxmemory-policy. Make sure that it is noeviction");
		}
		else if (!policy.equals("noeviction")) {
			throw new IllegalStateException("maxmemory-policy must be noeviction, but is " + policy
					+ ". Set it in redis.conf, or with CONFIG SET");
		}
		return new RedisRun(find("run_id", info), Duration.ofSeconds(Long.parseLong(find("uptime_in_seconds", info))));
	}

	private static @Nullable String find(String property, String info) {
		Matcher line = Pattern.compile("^" + property + ":(\\S+)", Pattern.MULTILINE).matcher(info);
		return line.find() ? line.group(1) : null;
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
