package dev.tcplab.server;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.console.TimeInWords;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.ReflectionUtils;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * Faults on demand: how a server misbehaves, so that you can test its clients. Start with
 * {@link #NONE} or with an end such as {@link #reset()}, and change what you need, as in
 * {@code FaultSettings.reset().first(2)}. Each method with an argument returns these
 * faults with one value changed. Every delay counts toward the read timeout or the write
 * timeout.
 *
 * @param delay time before the answer; if it exceeds write-timeout, there is no answer
 * @param jitter the most by which the delay is longer or shorter; drawn for each answer
 * @param acceptDelay time before the first read, and before TLS; if it exceeds
 * read-timeout, the client is not answered
 * @param end how the connection ends instead of the answer, or after after-bytes of it:
 * "answer" sends the complete answer, "close" closes the connection (FIN), "reset" resets
 * it (RST), "silent" sends nothing more until read-timeout, "half-close" ends the sending
 * side and keeps reading until then, "truncate" closes without the closing message of TLS
 * @param afterBytes number of bytes of the answer that are sent before the end; at most
 * the complete answer
 * @param slice bytes in each piece of the answer, at least 1; by default, the answer is
 * sent in one piece
 * @param sliceDelay time between two pieces
 * @param rate bytes of the answer per second, at least 1; by default, as fast as the
 * client reads
 * @param corrupt number of bytes of the answer to change, at random places; the bytes of
 * the frame stay, and no byte becomes less than 0x20
 * @param percent percentage of connections that meet the faults, 0 to 100; drawn once per
 * connection
 * @param first only this many connections from now on meet the faults, at least 1; by
 * default, all
 * @param seed makes the draws repeatable: the same draws for the same order of
 * connections
 * @param during time after which the faults end by themselves, up to 24h; by default,
 * they stay
 */
public record FaultSettings(@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration delay,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration jitter,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration acceptDelay,
		@DefaultValue("answer") FaultEnd end, @DefaultValue("0") int afterBytes, @Nullable Integer slice,
		@DefaultValue("100ms") @DurationUnit(ChronoUnit.SECONDS) Duration sliceDelay, @Nullable Integer rate,
		@DefaultValue("0") int corrupt, @DefaultValue("100") int percent, @Nullable Integer first, @Nullable Long seed,
		@Name("for") @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration during) {

	private static final Duration LONGEST = Duration.ofDays(1);

	public static final FaultSettings NONE = new FaultSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO,
			FaultEnd.ANSWER, 0, null, Duration.ofMillis(100), null, 0, 100, null, null, null);

	public FaultSettings {
		checkTime("delay", delay);
		checkTime("jitter", jitter);
		checkTime("accept-delay", acceptDelay);
		check(afterBytes >= 0, "after-bytes", afterBytes, "0 or more");
		check(afterBytes == 0 || end != FaultEnd.ANSWER, "after-bytes", afterBytes, "0, unless end is set");
		check(slice == null || slice >= 1, "slice", slice, "1 or more");
		checkTime("slice-delay", sliceDelay);
		check(rate == null || rate >= 1, "rate", rate, "1 or more");
		check(corrupt >= 0, "corrupt", corrupt, "0 or more");
		check(percent >= 0 && percent <= 100, "percent", percent, "0 to 100");
		check(first == null || first >= 1, "first", first, "1 or more");
		check(during == null || during.toMillis() >= 1 && during.compareTo(LONGEST) <= 0, "for", during,
				"1ms to 24h, such as 30s");
	}

	private static void checkTime(String setting, Duration time) {
		check(!time.isNegative() && time.compareTo(LONGEST) <= 0, setting, time, "0 to 24h, such as 500ms");
	}

	/**
	 * Returns faults that close the connection (FIN) instead of sending the answer.
	 */
	public static FaultSettings close() {
		return NONE.end(FaultEnd.CLOSE);
	}

	/**
	 * Returns faults that reset the connection (RST) instead of sending the answer.
	 */
	public static FaultSettings reset() {
		return NONE.end(FaultEnd.RESET);
	}

	/**
	 * Returns faults that leave the connection open, but send nothing.
	 */
	public static FaultSettings silent() {
		return NONE.end(FaultEnd.SILENT);
	}

	/**
	 * Returns faults that end the sending side instead of sending the answer.
	 */
	public static FaultSettings halfClose() {
		return NONE.end(FaultEnd.HALF_CLOSE);
	}

	/**
	 * Returns faults that close the connection without the closing message of TLS.
	 */
	public static FaultSettings truncate() {
		return NONE.end(FaultEnd.TRUNCATE);
	}

	public FaultSettings delay(Duration delay) {
		return with("delay", delay);
	}

	public FaultSettings jitter(Duration jitter) {
		return with("jitter", jitter);
	}

	public FaultSettings acceptDelay(Duration acceptDelay) {
		return with("acceptDelay", acceptDelay);
	}

	public FaultSettings end(FaultEnd end) {
		return with("end", end);
	}

	public FaultSettings afterBytes(int afterBytes) {
		return with("afterBytes", afterBytes);
	}

	public FaultSettings slice(int slice) {
		return with("slice", slice);
	}

	public FaultSettings sliceDelay(Duration sliceDelay) {
		return with("sliceDelay", sliceDelay);
	}

	public FaultSettings rate(int rate) {
		return with("rate", rate);
	}

	public FaultSettings corrupt(int corrupt) {
		return with("corrupt", corrupt);
	}

	public FaultSettings percent(int percent) {
		return with("percent", percent);
	}

	public FaultSettings first(int first) {
		return with("first", first);
	}

	public FaultSettings seed(long seed) {
		return with("seed", seed);
	}

	public FaultSettings during(Duration during) {
		return with("during", during);
	}

	private FaultSettings with(String component, Object value) {
		Object[] values = Stream.of(FaultSettings.class.getRecordComponents())
			.map((it) -> it.getName().equals(component) ? value : valueOf(it))
			.toArray();
		try {
			return (FaultSettings) FaultSettings.class.getConstructors()[0].newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			ReflectionUtils.handleReflectionException(ex);
			throw new IllegalStateException(ex);
		}
	}

	private @Nullable Object valueOf(RecordComponent component) {
		return ReflectionUtils.invokeMethod(component.getAccessor(), this);
	}

	/**
	 * Returns whether no fault is set, so that the server answers as usual.
	 */
	public boolean areOff() {
		return this.delay.isZero() && this.jitter.isZero() && this.acceptDelay.isZero() && this.end == FaultEnd.ANSWER
				&& this.slice == null && this.rate == null && this.corrupt == 0;
	}

	/**
	 * Returns the {@linkplain #summary() summary}, or {@code null} if no fault is set.
	 */
	public @Nullable String inForce() {
		return areOff() ? null : summary();
	}

	/**
	 * Returns the settings that differ from the defaults, as in "delay 2 s, percent 10".
	 */
	public String summary() {
		return Stream.of(FaultSettings.class.getRecordComponents())
			.filter((it) -> !Objects.equals(valueOf(it), NONE.valueOf(it)))
			.map((it) -> "%s %s".formatted(name(it), shown(valueOf(it))))
			.collect(Collectors.joining(", "));
	}

	private static String name(RecordComponent component) {
		String name = component.getName();
		return name.equals("during") ? "for" : DataObjectPropertyName.toDashedForm(name);
	}

	private static @Nullable Object shown(@Nullable Object value) {
		return (value instanceof Duration time) ? TimeInWords.of(time) : value;
	}

}
