package dev.tcplab.server.fault;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.FaultSettings;
import org.jspecify.annotations.Nullable;

/**
 * Decides which connections meet the faults. A draw depends only on the connection's
 * place, so the same seed repeats it, however many threads draw.
 */
final class FaultDraws {

	private final FaultSettings settings;

	private final long seed;

	private final AtomicLong drawn = new AtomicLong();

	FaultDraws(FaultSettings settings) {
		this.settings = settings;
		this.seed = (settings.seed() != null) ? settings.seed() : ThreadLocalRandom.current().nextLong();
	}

	boolean delayFirstRead() {
		return !this.settings.acceptDelay().isZero();
	}

	// Returns null for a connection that is served as usual.
	@Nullable ConnectionFaults next() {
		long place = this.drawn.getAndIncrement();
		if (this.settings.first() != null && place >= this.settings.first()) {
			return null;
		}
		// Split, because successive seeds have similar first draws.
		SplittableRandom random = new SplittableRandom(this.seed + place).split();
		return (random.nextInt(100) < this.settings.percent()) ? new ConnectionFaults(this.settings, random) : null;
	}

}
