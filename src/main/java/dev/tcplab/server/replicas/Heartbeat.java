package dev.tcplab.server.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.server.ledger.LedgerListener;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * Reports to Redis that this replica lives, and learns what the others have reported.
 * Only the ledger's thread uses it.
 */
final class Heartbeat {

	private static final String NEW = "Redis has no counts of this group yet, and waits for what other replicas know";

	private static final String RESTORING = "Redis was restarted or has lost its data,"
			+ " and waits for what all replicas know";

	private static final long PAUSE_BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(200);

	private static final long PAUSE_DURING_RESET = TimeUnit.MILLISECONDS.toNanos(20);

	private final LedgerState ledger;

	private final LedgerScripts scripts;

	private final Replica replica;

	// They wait until all replicas know the new generation.
	private final List<CompletableFuture<Boolean>> resets = new ArrayList<>();

	private @Nullable RedisConnection connection;

	private @Nullable RedisRun redis;

	private long slowest;

	private long next = System.nanoTime();

	Heartbeat(LedgerState ledger, LedgerScripts scripts, Replica replica) {
		this.ledger = ledger;
		this.scripts = scripts;
		this.replica = replica;
		this.slowest = replica.heartbeat().toMillis();
	}

	long nanosToNext() {
		return this.next - System.nanoTime();
	}

	// Also if another ledger has connected again, because Redis may have restarted.
	boolean isDue() {
		return nanosToNext() <= 0 || (!this.ledger.isAway() && !this.replica.isConnected(this.connection));
	}

	void beatIn(long nanos) {
		this.next = System.nanoTime() + nanos;
	}

	/**
	 * Sends a heartbeat. After an absence, it includes the clients of this replica,
	 * because Redis may have lost them.
	 * @return the state of all replicas; {@code null} if Redis admits no clients yet
	 */
	@Nullable Beat beat() {
		Duration interval = this.replica.heartbeat();
		beatIn(interval.toNanos());
		Beat beat = send(this.ledger.isAway() ? this.ledger.generation().own() : List.of(), interval);
		if (this.ledger.adopt(beat.generation())) {
			// Others may wait until this replica knows it.
			beatIn(0);
		}
		Generation generation = this.ledger.generation();
		if (beat.restoring()) {
			this.slowest = Math.max(this.slowest, beat.slowest());
			generation.setAdmitted(Math.max(generation.admitted(), beat.admitted()));
			leave((generation.admitted() > 0) ? RESTORING : NEW);
			return null;
		}
		this.slowest = beat.slowest();
		generation.setAdmitted(beat.admitted());
		this.ledger.setOthers(beat.others());
		endResets(beat.behind());
		return beat;
	}

	private Beat send(List<Object> clients, Duration interval) {
		RedisConnection present = this.replica.connect();
		if (present != this.connection) {
			this.connection = present;
			this.redis = this.scripts.run();
		}
		return this.scripts.beat(this.redis, this.ledger.generation(), Counts.write(this.ledger.local().counts()),
				clients, interval, this.slowest);
	}

	/**
	 * Reports a state to the listener.
	 */
	void report(Beat beat) {
		LedgerListener listener = this.ledger.listener();
		Generation generation = this.ledger.generation();
		if (!beat.generation().equals(generation.number())) {
			return;
		}
		if (beat.full()) {
			generation.setFull();
			listener.onFull();
		}
		if (beat.complete() && !generation.isListed()) {
			listener.onComplete(this.scripts.clients(generation.number()));
			generation.setListed();
		}
		if (generation.isSettled()) {
			listener.onSettled();
		}
	}

	void reset(CompletableFuture<Boolean> received) {
		this.resets.add(received);
		String absence = this.ledger.absence();
		if (absence != null) {
			failResets(absence);
		}
		else if (this.ledger.adopt(this.scripts.reset(this.ledger.generation().number()))) {
			beatIn(0);
		}
	}

	private void endResets(int behind) {
		if (behind == 0) {
			this.resets.forEach((received) -> received.complete(true));
		}
		this.resets.removeIf(CompletableFuture::isDone);
		if (!this.resets.isEmpty()) {
			beatIn(PAUSE_DURING_RESET);
		}
	}

	private void failResets(String reason) {
		this.resets.forEach((received) -> received.completeExceptionally(new IllegalStateException(reason)));
		this.resets.clear();
	}

	void fail(Throwable failure) {
		this.replica.disconnect(this.connection);
		leave(RedisRun.reason(failure));
	}

	private void leave(String reason) {
		// After a failure, Redis is asked again at once, and then after each pause.
		beatIn(this.ledger.isAway() ? PAUSE_BETWEEN_ATTEMPTS : 0);
		failResets(reason);
		this.ledger.setAbsence(reason);
	}

	void sayGoodbye() {
		send(List.of(), Duration.ZERO);
	}

}
