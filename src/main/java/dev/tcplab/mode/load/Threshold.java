package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A limit for the figures of a load. {@code failure} is {@code null} if it was kept. */
record Threshold(String name, @Nullable String failure) {

	private static final double MOST = 0.99;

	/**
	 * Compares the figures with the limits that are set. The one for errors always is.
	 */
	static List<Threshold> of(LoadSettings settings, LoadResult result) {
		List<Threshold> thresholds = new ArrayList<>();
		thresholds.add(new Threshold("max-errors", errors(settings.maxErrors(), result)));
		if (settings.maxP99() != null) {
			thresholds.add(new Threshold("max-p99", p99(settings.maxP99(), result)));
		}
		if (settings.minRate() != null) {
			thresholds.add(new Threshold("min-rate", rate(settings.minRate(), result)));
		}
		return thresholds;
	}

	private static @Nullable String errors(long most, LoadResult result) {
		if (result.errors() > most) {
			String failed = "%d of %d exchanges failed".formatted(result.errors(), result.exchanges());
			return failed + ((most > 0) ? ", but at most %d may.".formatted(most) : ".");
		}
		return (result.errors() == 0 || result.hasAnswers()) ? null : "No exchange was answered.";
	}

	private static @Nullable String p99(Duration most, LoadResult result) {
		long inTime = result.latencies().getCountBetweenValues(0, most.toNanos());
		if (inTime >= MOST * result.exchanges() && inTime > 0) {
			return null;
		}
		return "%d of %d exchanges were answered within %s, but 99 %% must be.".formatted(inTime, result.exchanges(),
				Millis.text(most.toNanos()));
	}

	private static @Nullable String rate(int least, LoadResult result) {
		double rate = (result.seconds() > 0) ? result.latencies().getTotalCount() / result.seconds() : 0;
		return (rate >= least) ? null : String.format(Locale.ROOT,
				"%.1f exchanges per second were answered, but at least %d must be.", rate, least);
	}

}
