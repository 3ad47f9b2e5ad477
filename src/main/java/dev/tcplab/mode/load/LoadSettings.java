package dev.tcplab.mode.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the load mode; the server, its timeouts and TLS are those of the
 * client.
 *
 * @param clients clients at once; 1 to 20000
 * @param exchanges number of exchanges in total; at least 1, by default as many as the
 * duration allows
 * @param duration how long exchanges begin, by default 10s; 1ms to 1d, and without an end
 * if the exchanges are given
 * @param rate exchanges that begin per second; whether or not earlier ones are answered,
 * 1 to 1000000. By default, as fast as answers arrive
 * @param message what is sent; an empty message only ends the sending side
 * @param expect what the complete answer must be; by default every answer is right
 * @param report JSON file for the figures; a log of histograms goes beside it, with the
 * ending .hlog
 * @param warmUp time for a first load on this process itself; it is not measured. 0 is
 * not at all, 1m at most
 */
public record LoadSettings(@DefaultValue("16") int clients, @Nullable Long exchanges,
		@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration duration, @Nullable Integer rate,
		@DefaultValue("Message 0") String message, @Nullable String expect, @Nullable Path report,
		@DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS) Duration warmUp) {

	private static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

	public LoadSettings {
		check(clients >= 1 && clients <= 20_000, "clients", clients, "1 to 20000");
		if (exchanges != null) {
			check(exchanges >= 1, "exchanges", exchanges, "1 or more");
		}
		if (duration != null) {
			check(duration.toMillis() >= 1 && duration.compareTo(LONGEST) <= 0, "duration", duration, "1ms to 1d");
		}
		if (rate != null) {
			check(rate >= 1 && rate <= 1_000_000, "rate", rate, "1 to 1000000");
		}
		check(!warmUp.isNegative() && warmUp.compareTo(LONGEST_WARM_UP) <= 0, "warm-up", warmUp, "0 to 1m");
	}

	/**
	 * Returns for how long exchanges are begun.
	 * @return the time; {@code null} if the number of exchanges alone ends it
	 */
	@Nullable Duration time() {
		return (this.duration == null && this.exchanges == null) ? DEFAULT_DURATION : this.duration;
	}

}
