package dev.tcplab.server.replicas;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * Whether several replicas count as one.
 *
 * @param store where numbers, limits, and lists are kept: "memory" is each process for
 * itself, "redis" is together, in the Redis of spring.data.redis
 * @param group name of the replicas that count together, each with servers of the same
 * names; letters, digits, dots, hyphens, and underscores
 * @param heartbeat how often a replica reports that it lives, 100 milliseconds to 1
 * minute; if it is silent for three times as long, its clients count as heard
 */
public record ReplicaSettings(@DefaultValue("memory") Store store, @DefaultValue("tcp-lab") String group,
		@DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS) Duration heartbeat) {

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofMinutes(1);

	public ReplicaSettings {
		check(group.matches("[\\w.-]{1,100}"), "group", group,
				"letters, digits, dots, hyphens and underscores, 100 at most");
		check(heartbeat.compareTo(SHORTEST) >= 0 && heartbeat.compareTo(LONGEST) <= 0, "heartbeat", heartbeat,
				"100ms to 1m");
	}

	public enum Store {

		MEMORY,

		REDIS

	}

}
