package dev.tcplab.server;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tcplab.console.TimeInWords;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * How a server answers badly on purpose, so that its clients can be tested. Every wait is
 * part of the time that {@code read-timeout} or {@code write-timeout} allows.
 *
 * @param delay time before the answer; with write-timeout over, there is none
 * @param jitter by how much the delay is longer or shorter, at most; drawn for each
 * answer
 * @param acceptDelay time before the first read, and before TLS; with read-timeout over,
 * the client is not answered
 * @param end how the connection ends instead of the answer, or after after-bytes of it:
 * "answer" is none of these, "close" closes it (FIN), "reset" resets it (RST), "silent"
 * sends nothing more until read-timeout, "half-close" ends the sending side and goes on
 * reading until then, "truncate" closes it without TLS's own end
 * @param afterBytes how many bytes of the answer go out before the end; as many as it
 * has, if that is less
 * @param slice bytes of each piece of the answer, at least 1; whole by default
 * @param sliceDelay time between two pieces
 * @param rate bytes of the answer per second, at least 1; as fast as the client takes
 * them by default
 * @param corrupt how many bytes of the answer are changed, at random places; never those
 * that frame it, nor into control characters
 * @param percent of the connections that are treated so, 0 to 100; drawn once per
 * connection
 * @param first only so many connections from now on are treated so, at least 1; all by
 * default
 * @param seed makes the draws repeatable: the same for the same number of connections
 */
public record FaultSettings(@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration delay,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration jitter,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration acceptDelay, @DefaultValue("answer") End end,
		@DefaultValue("0") int afterBytes, @Nullable Integer slice,
		@DefaultValue("100ms") @DurationUnit(ChronoUnit.SECONDS) Duration sliceDelay, @Nullable Integer rate,
		@DefaultValue("0") int corrupt, @DefaultValue("100") int percent, @Nullable Integer first,
		@Nullable Long seed) {

	private static final Duration LONGEST = Duration.ofDays(1);

	/**
	 * No faults at all.
	 */
	public static final FaultSettings NONE = new FaultSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, End.ANSWER,
			0, null, Duration.ofMillis(100), null, 0, 100, null, null);

	public FaultSettings {
		checkTime("delay", delay);
		checkTime("jitter", jitter);
		checkTime("accept-delay", acceptDelay);
		check(afterBytes >= 0, "after-bytes", afterBytes, "0 or more");
		check(afterBytes == 0 || end != End.ANSWER, "after-bytes", afterBytes,
				"0, unless end says what comes after so many bytes");
		check(slice == null || slice >= 1, "slice", slice, "1 or more");
		checkTime("slice-delay", sliceDelay);
		check(rate == null || rate >= 1, "rate", rate, "1 or more");
		check(corrupt >= 0, "corrupt", corrupt, "0 or more");
		check(percent >= 0 && percent <= 100, "percent", percent, "0 to 100");
		check(first == null || first >= 1, "first", first, "1 or more");
	}

	private static void checkTime(String setting, Duration time) {
		check(!time.isNegative() && time.compareTo(LONGEST) <= 0, setting, time, "0 to 24h, such as 500ms");
	}

	/**
	 * Whether a server with these settings answers as usual.
	 * @return whether nothing says what it does badly
	 */
	public boolean areOff() {
		return this.delay.isZero() && this.jitter.isZero() && this.acceptDelay.isZero() && this.end == End.ANSWER
				&& this.slice == null && this.rate == null && this.corrupt == 0;
	}

	/**
	 * Tells what is done badly, and to whom, if anything is.
	 * @return the {@linkplain #summary() summary}, or {@code null} while they are off
	 */
	public @Nullable String inForce() {
		return areOff() ? null : summary();
	}

	/**
	 * Tells what is done badly, and to whom.
	 * @return the settings that differ from the defaults, such as "delay 2 s, percent
	 * 10"; empty if none do
	 */
	public String summary() {
		List<String> parts = new ArrayList<>();
		add(parts, "delay", this.delay, NONE.delay);
		add(parts, "jitter", this.jitter, NONE.jitter);
		add(parts, "accept-delay", this.acceptDelay, NONE.acceptDelay);
		add(parts, "end", this.end, NONE.end);
		add(parts, "after-bytes", this.afterBytes, NONE.afterBytes);
		add(parts, "slice", this.slice, NONE.slice);
		add(parts, "slice-delay", this.sliceDelay, NONE.sliceDelay);
		add(parts, "rate", this.rate, NONE.rate);
		add(parts, "corrupt", this.corrupt, NONE.corrupt);
		add(parts, "percent", this.percent, NONE.percent);
		add(parts, "first", this.first, NONE.first);
		add(parts, "seed", this.seed, NONE.seed);
		return String.join(", ", parts);
	}

	private static void add(List<String> parts, String name, @Nullable Object value, @Nullable Object usual) {
		if (!Objects.equals(value, usual)) {
			parts.add(name + " " + ((value instanceof Duration time) ? TimeInWords.of(time) : value));
		}
	}

	/**
	 * How the connection of a client ends.
	 */
	public enum End {

		/**
		 * After the whole answer, as usual.
		 */
		ANSWER(null),

		/**
		 * As {@link FaultKind#CLOSE}.
		 */
		CLOSE(FaultKind.CLOSE),

		/**
		 * As {@link FaultKind#RESET}.
		 */
		RESET(FaultKind.RESET),

		/**
		 * As {@link FaultKind#SILENT}.
		 */
		SILENT(FaultKind.SILENT),

		/**
		 * As {@link FaultKind#HALF_CLOSE}.
		 */
		HALF_CLOSE(FaultKind.HALF_CLOSE),

		/**
		 * As {@link FaultKind#TRUNCATE}.
		 */
		TRUNCATE(FaultKind.TRUNCATE);

		private final @Nullable FaultKind kind;

		End(@Nullable FaultKind kind) {
			this.kind = kind;
		}

		/**
		 * Returns what kind of fault it is.
		 * @return the kind, or {@code null} if it is none
		 */
		public @Nullable FaultKind kind() {
			return this.kind;
		}

		/**
		 * Returns the end as it is written in a configuration.
		 * @return its name in lower case, with hyphens
		 */
		@Override
		public String toString() {
			return (this.kind != null) ? this.kind.toString() : "answer";
		}

	}

}
