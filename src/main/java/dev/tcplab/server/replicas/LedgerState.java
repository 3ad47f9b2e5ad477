package dev.tcplab.server.replicas;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import dev.tcplab.server.ServerCounts;
import dev.tcplab.server.ServerSnapshot;
import dev.tcplab.server.ledger.LedgerListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a ledger that all threads may see. Only the ledger's thread changes it,
 * except for the listener and the clients that leave.
 */
final class LedgerState {

	private static final Logger logger = LoggerFactory.getLogger(LedgerState.class);

	private static final LedgerListener NONE = new LedgerListener() {
	};

	private final String server;

	private final AtomicLong active = new AtomicLong();

	private volatile LedgerListener listener = NONE;

	private volatile @Nullable String absence = "Redis has not been reached yet";

	private volatile Instant presentUntil = Instant.now();

	private volatile Generation generation;

	private volatile String others = "";

	LedgerState(String server, Generation generation) {
		this.server = server;
		this.generation = generation;
	}

	void setListener(LedgerListener listener) {
		this.listener = listener;
		String absence = this.absence;
		if (absence != null) {
			listener.onAway(absence);
			// Redis may have returned before the listener knew that it was away.
			if (this.absence == null) {
				listener.onBack();
			}
		}
	}

	LedgerListener listener() {
		return this.listener;
	}

	boolean hasListener() {
		return this.listener != NONE;
	}

	// Null if clients are admitted.
	@Nullable String absence() {
		return this.absence;
	}

	void setAbsence(String reason) {
		String before = this.absence;
		if (before == null) {
			this.presentUntil = Instant.now();
		}
		this.absence = reason;
		if (!reason.equals(before)) {
			logger.warn("{} is not accepting clients: {}. Retrying", this.server, reason);
			this.listener.onAway(reason);
		}
	}

	void endAbsence() {
		if (this.absence != null) {
			this.absence = null;
			logger.info("{} admits clients, together with the other replicas", this.server);
			this.listener.onBack();
		}
	}

	Generation generation() {
		return this.generation;
	}

	void setGeneration(Generation generation) {
		this.generation = generation;
		this.others = "";
	}

	void setOthers(String counts) {
		this.others = counts;
	}

	void addActive(int clients) {
		this.active.addAndGet(clients);
	}

	ServerSnapshot local() {
		return this.generation.snapshot(this.active.get());
	}

	// If Redis is away, the counts of the other replicas are the last known ones.
	ServerSnapshot snapshot() {
		ServerSnapshot local = local();
		ServerCounts counts = Counts.sum(this.generation.admitted(), local.counts(), this.others);
		return new ServerSnapshot(counts, local.clients(), local.counts(),
				(this.absence != null) ? this.presentUntil : null);
	}

}
