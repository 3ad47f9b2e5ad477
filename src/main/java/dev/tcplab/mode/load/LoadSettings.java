package dev.tcplab.mode.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.tcplab.protocol.codec.Codec;
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
 * @param expect what the complete answer must be; it also ends the answer. By default
 * every answer is right
 * @param keepOpen all exchanges of a client on one connection; needs a codec or expect to
 * recognize the end of an answer
 * @param codec frame of messages and answers; "recv", "lf", "crlf", "null", "raw" (until
 * the end of the stream), "length1", "length2", "length4"
 * @param maxP99 exit with 1 if the p99 is longer; a failed exchange counts as longer, 1ms
 * to 1d
 * @param minRate exit with 1 if fewer exchanges per second are answered; 1 to 1000000
 * @param maxErrors exit with 1 only if more exchanges fail; 0 or more, by default 0
 * @param report file for the figures: .json, or .xml for JUnit; a log of histograms goes
 * beside it, with the ending .hlog
 * @param warmUp time for an unmeasured load on this process itself; 0 disables it, 1m at
 * most
 */
public record LoadSettings(@DefaultValue("16") int clients, @Nullable Long exchanges,
		@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration duration, @Nullable Integer rate,
		@DefaultValue("Message 0") String message, @Nullable String expect, @DefaultValue("false") boolean keepOpen,
		@DefaultValue("recv") Codec codec, @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration maxP99,
		@Nullable Integer minRate, @DefaultValue("0") long maxErrors, @Nullable Path report,
		@DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS) Duration warmUp) {

	private static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

	public LoadSettings {
		check(clients >= 1 && clients <= 20_000, "clients", clients, "1 to 20000");
		if (exchanges != null) {
			check(exchanges >= 1, "exchanges", exchanges, "1 or more");
		}
		checkTime("duration", duration);
		checkRate("rate", rate);
		check(fits(message, codec), "message", message, "a text that fits into a message of the codec");
		check(!keepOpen || endsAnswers(message, expect, codec), "keep-open", true,
				"false, unless clients can recognize the end of an answer by a codec such as lf, or by expect after a message that is not empty; otherwise load would measure its own waiting");
		checkTime("max-p99", maxP99);
		checkRate("min-rate", minRate);
		check(maxErrors >= 0, "max-errors", maxErrors, "0 or more");
		check(!warmUp.isNegative() && warmUp.compareTo(LONGEST_WARM_UP) <= 0, "warm-up", warmUp, "0 to 1m");
	}

	private static void checkTime(String setting, @Nullable Duration time) {
		check(time == null || time.toMillis() >= 1 && time.compareTo(LONGEST) <= 0, setting, time, "1ms to 1d");
	}

	private static void checkRate(String setting, @Nullable Integer rate) {
		check(rate == null || rate >= 1 && rate <= 1_000_000, setting, rate, "1 to 1000000");
	}

	private static boolean fits(String message, Codec codec) {
		try {
			Dialog.frame(message, codec);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean endsAnswers(String message, @Nullable String expect, Codec codec) {
		return (codec == Codec.RECV) ? expect != null && !message.isEmpty() : codec != Codec.RAW;
	}

	/**
	 * Returns how long exchanges start; {@code null} if only their number ends the load.
	 */
	@Nullable Duration time() {
		return (this.duration == null && this.exchanges == null) ? DEFAULT_DURATION : this.duration;
	}

}
