package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.replicas.Generation.SharedAdmission;
import dev.tcplab.server.replicas.LedgerScripts.Reply;

/**
 * The clients that ask to be admitted: one batch is on its way to Redis, the others wait.
 * Only the ledger's thread uses it.
 * <p>
 * A batch has a number, and Redis keeps the result of the last one of each replica. So if
 * a reply is lost, the replica asks for the result, and no client is admitted twice.
 */
final class AdmissionBatches {

	private static final int MOST = 256;

	private final LedgerState ledger;

	private final LedgerScripts scripts;

	private final List<AdmissionRequest> waiting = new ArrayList<>();

	// Set before Redis is asked to admit them. If it stays set, the reply was lost.
	private List<AdmissionRequest> sent = List.of();

	private long sequence;

	AdmissionBatches(LedgerState ledger, LedgerScripts scripts) {
		this.ledger = ledger;
		this.scripts = scripts;
	}

	void add(AdmissionRequest request) {
		this.waiting.add(request);
	}

	boolean areEmpty() {
		return this.waiting.isEmpty() && this.sent.isEmpty();
	}

	/**
	 * Sends the next batch, or asks for the result of a batch whose reply was lost.
	 * @return whether Redis must know at once what this replica knows now
	 */
	boolean send() {
		if (areEmpty()) {
			return false;
		}
		Generation generation = this.ledger.generation();
		Reply reply = this.sent.isEmpty() ? sendNext(generation)
				: this.scripts.recover(generation.number(), this.sequence, 0);
		int left = countWithdrawnAtEnd(reply.count());
		if (left > 0) {
			reply = this.scripts.recover(generation.number(), this.sequence, left);
		}
		List<AdmissionRequest> batch = this.sent;
		this.sent = List.of();
		if (!reply.admitted()) {
			this.waiting.addAll(0, batch);
			return this.ledger.adopt(reply.generation());
		}
		complete(batch, reply, generation);
		// If the last number is given, it is final now, so the others may finish.
		return generation.isFull();
	}

	private Reply sendNext(Generation generation) {
		this.waiting.removeIf(AdmissionRequest::isWithdrawn);
		List<AdmissionRequest> next = this.waiting.subList(0, Math.min(MOST, this.waiting.size()));
		this.sent = List.copyOf(next);
		next.clear();
		this.sequence++;
		return this.scripts.admit(generation.number(), this.sequence, this.sent);
	}

	private int countWithdrawnAtEnd(int admitted) {
		int left = 0;
		while (left < admitted && this.sent.get(admitted - 1 - left).isWithdrawn()) {
			left++;
		}
		return left;
	}

	private void complete(List<AdmissionRequest> batch, Reply reply, Generation generation) {
		this.ledger.addActive(reply.count());
		for (int i = 0; i < reply.count(); i++) {
			SharedAdmission admission = generation.admit(reply.first() + i, batch.get(i));
			if (!batch.get(i).result().complete(admission)) {
				this.ledger.listener().onLate(admission);
			}
		}
		for (AdmissionRequest rejected : batch.subList(reply.count(), batch.size())) {
			if (!rejected.isWithdrawn()) {
				generation.statistics().reject();
				rejected.result().complete(null);
			}
		}
	}

}
