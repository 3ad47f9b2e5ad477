package dev.tcplab.server.fault;

import java.io.OutputStream;
import java.time.Duration;
import java.util.SplittableRandom;

import dev.tcplab.server.FaultSettings;

/**
 * The faults that one connection meets. Not safe for several threads.
 */
public final class ConnectionFaults {

	private final FaultSettings settings;

	private final SplittableRandom random;

	ConnectionFaults(FaultSettings settings, SplittableRandom random) {
		this.settings = settings;
		this.random = random;
	}

	public FaultSettings settings() {
		return this.settings;
	}

	/**
	 * Draws the delay of the next answer; zero means no delay.
	 */
	public Duration delay() {
		long jitter = this.settings.jitter().toNanos();
		long drawn = (jitter > 0) ? this.random.nextLong(-jitter, jitter + 1) : 0;
		return Duration.ofNanos(Math.max(0, this.settings.delay().toNanos() + drawn));
	}

	public byte[] corrupt(byte[] answer) {
		return Corruption.of(answer, this.settings.corrupt(), this.random);
	}

	public OutputStream pace(OutputStream output, Pause pause) {
		OutputStream paced = output;
		if (this.settings.rate() != null) {
			paced = new RatedOutput(paced, this.settings.rate(), pause);
		}
		if (this.settings.slice() != null) {
			paced = new SlicedOutput(paced, this.settings.slice(), this.settings.sliceDelay(), pause);
		}
		return paced;
	}

}
