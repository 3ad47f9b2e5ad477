package dev.tcplab.mode.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a load is.
 *
 * @param nanos how long it has run
 * @param done how much of it is done, 0 to 1
 * @param exchanges how many exchanges have ended, the failed ones included
 * @param errors how many of them failed
 */
record LoadStatus(long nanos, double done, long exchanges, long errors) {

	static final LoadStatus BEGIN = new LoadStatus(0, 0, 0, 0);

	static LoadStatus of(Schedule schedule, Measurements measurements) {
		long errors = measurements.failed();
		long exchanges = measurements.answered() + errors;
		return new LoadStatus(schedule.now(), schedule.progress(exchanges), exchanges, errors);
	}

	/**
	 * Returns the same for a load that has come to its end, even if its time has not.
	 * @return the status with all of it done
	 */
	LoadStatus atTheEnd() {
		return new LoadStatus(this.nanos, 1, this.exchanges, this.errors);
	}

	/**
	 * Shows what has happened.
	 * @param earlier since when
	 * @return the exchanges per second since then, and all errors
	 */
	String textSince(LoadStatus earlier) {
		double seconds = (double) (this.nanos - earlier.nanos) / TimeUnit.SECONDS.toNanos(1);
		return String.format(Locale.ROOT, "%.0f/s, %d errors", (this.exchanges - earlier.exchanges) / seconds,
				this.errors);
	}

}
