package dev.tcplab.mode.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The progress of a load; {@code done} is 0 to 1. */
record LoadStatus(long nanos, double done, long exchanges, long errors) {

	static final LoadStatus BEGIN = new LoadStatus(0, 0, 0, 0);

	static LoadStatus of(Schedule schedule, Measurements measurements) {
		long errors = measurements.failed();
		long exchanges = measurements.answered() + errors;
		return new LoadStatus(schedule.now(), schedule.progress(exchanges), exchanges, errors);
	}

	/** Returns the status of a load that ended, even if its time has not passed. */
	LoadStatus atTheEnd() {
		return new LoadStatus(this.nanos, 1, this.exchanges, this.errors);
	}

	/** Shows the exchanges per second since an earlier status, and all errors. */
	String textSince(LoadStatus earlier) {
		double seconds = (double) (this.nanos - earlier.nanos) / TimeUnit.SECONDS.toNanos(1);
		return String.format(Locale.ROOT, "%.0f/s, %d errors", (this.exchanges - earlier.exchanges) / seconds,
				this.errors);
	}

}
