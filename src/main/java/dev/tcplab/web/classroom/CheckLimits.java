package dev.tcplab.web.classroom;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How many checks run at once, and how many each address may start. */
final class CheckLimits {

	static final int MOST_AT_ONCE = 8;

	static final int MOST_PER_MINUTE = 10;

	private static final int MOST_ADDRESSES = 1000;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final LongSupplier clock;

	private final Set<InetAddress> running = new HashSet<>();

	/** When each address started its checks of the last minute. */
	private final Map<InetAddress, Deque<Long>> starts = new LinkedHashMap<>(16, 0.75f, true);

	/** {@code clock} returns nanoseconds. */
	CheckLimits(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Counts a check as running until {@link #end}.
	 * @throws ResponseStatusException 429 if the student must wait
	 */
	synchronized void begin(InetAddress address) {
		long now = this.clock.getAsLong();
		Deque<Long> starts = this.starts.computeIfAbsent(address, (any) -> new ArrayDeque<>());
		while (!starts.isEmpty() && now - starts.element() >= MINUTE) {
			starts.remove();
		}
		if (this.running.contains(address)) {
			throw wait("A check from your address is still running. Wait for its result, for up to two minutes");
		}
		if (starts.size() >= MOST_PER_MINUTE) {
			throw wait("You have started %d checks within a minute. Try again in %d s".formatted(MOST_PER_MINUTE,
					TimeUnit.NANOSECONDS.toSeconds(MINUTE - (now - starts.element())) + 1));
		}
		if (this.running.size() >= MOST_AT_ONCE) {
			throw wait("%d checks are running, which is the maximum. Try again in 10 s".formatted(MOST_AT_ONCE));
		}
		this.running.add(address);
		starts.add(now);
		if (this.starts.size() > MOST_ADDRESSES) {
			this.starts.remove(this.starts.keySet().iterator().next());
		}
	}

	private static ResponseStatusException wait(String reason) {
		return new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, reason);
	}

	synchronized void end(InetAddress address) {
		this.running.remove(address);
	}

}
