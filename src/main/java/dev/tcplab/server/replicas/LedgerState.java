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
 * except for the clients that leave.
 */
final class LedgerState {

	private static final Logger logger = LoggerFactory.getLogger(LedgerState.class);

	private final String server;

	private final AtomicLong active = new AtomicLong();

	private LedgerListener listener = new LedgerListener() {
	};

	private volatile @Nullable String absence = "Redis has not been reached yet";

	private volatile Instant presentUntil = Instant.now();

	private volatile Generation generation;

	private volatile String others = "";

	LedgerState(String server, Generation generation) {
		this.server = server;
		this.generation = generation;
	}

	// Called before the ledger's thread starts.
	void setListener(LedgerListener listener) {
		this.listener = listener;
		listener.onAway(this.absence);
	}

	LedgerListener listener() {
		return this.listener;
	}

	// Null if clients are admitted.
	@Nullable String absence() {
		return this.absence;
	}

	boolean isAway() {
		return this.absence != null;
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

	/**
	 * Changes to a generation, unless it is the present one.
	 * @param number its number; empty if Redis needs the state of this replica first
	 * @return whether Redis must know at once what this replica knows now
	 */
	boolean adopt(String number) {
		if (number.equals(this.generation.number())) {
			return false;
		}
		if (!number.isEmpty()) {
			this.generation = this.generation.next(number);
			this.others = "";
		}
		return true;
	}

	void setOthers(String counts) {
		this.others = counts;
	}

	void addActive(int clients) {
		this.active.addAndGet(clients);
	}

	ServerSnapshot local() {
		return this.generation.statistics().snapshot(this.active.get());
	}

	// If Redis is away, the counts of the other replicas are the last known ones.
	ServerSnapshot snapshot() {
		ServerSnapshot local = local();
		ServerCounts counts = Counts.sum(this.generation.admitted(), local.counts(), this.others);
		return new ServerSnapshot(counts, local.clients(), local.counts(), isAway() ? this.presentUntil : null);
	}

}
