package dev.tcplab.server.replicas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.tcplab.server.replicas.LedgerScripts.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The clients that ask to be admitted: one batch is on its way to Redis, the others wait.
 * Only the ledger's thread uses it.
 * <p>
 * A batch has a number, and Redis keeps the result of the last one of each replica. So if
 * a reply is lost, the replica asks for the result, and no client is admitted twice.
 */
final class AdmissionBatches {

	private static final int MOST = 256;

	private final LedgerScripts scripts;

	private final Deque<AdmissionRequest> waiting = new ArrayDeque<>();

	// Set before Redis is asked to admit them. If it stays set, the reply was lost.
	private List<AdmissionRequest> sent = List.of();

	private long sequence;

	AdmissionBatches(LedgerScripts scripts) {
		this.scripts = scripts;
	}

	void add(AdmissionRequest request) {
		this.waiting.add(request);
	}

	boolean isEmpty() {
		return this.waiting.isEmpty() && this.sent.isEmpty();
	}

	boolean hasLostReply() {
		return !this.sent.isEmpty();
	}

	void dropWithdrawn() {
		this.waiting.removeIf(AdmissionRequest::isWithdrawn);
	}

	/**
	 * Sends the next batch, or asks for the result of a batch whose reply was lost.
	 * @return the result; {@code null} if no client waits
	 */
	@Nullable Reply send(String generation) {
		Reply reply;
		if (this.sent.isEmpty()) {
			List<AdmissionRequest> next = next();
			if (next.isEmpty()) {
				return null;
			}
			this.sent = next;
			this.sequence++;
			reply = this.scripts.admit(generation, this.sequence, this.sent);
		}
		else {
			reply = this.scripts.recover(generation, this.sequence, 0);
		}
		int left = countWithdrawnAtEnd(reply.count());
		if (left > 0) {
			reply = this.scripts.recover(generation, this.sequence, left);
		}
		if (!reply.admitted()) {
			sendAgain(take());
		}
		return reply;
	}

	private void sendAgain(List<AdmissionRequest> batch) {
		for (int i = batch.size() - 1; i >= 0; i--) {
			this.waiting.addFirst(batch.get(i));
		}
	}

	private List<AdmissionRequest> next() {
		List<AdmissionRequest> next = new ArrayList<>();
		while (next.size() < MOST && !this.waiting.isEmpty()) {
			AdmissionRequest request = this.waiting.remove();
			if (!request.isWithdrawn()) {
				next.add(request);
			}
		}
		return next;
	}

	private int countWithdrawnAtEnd(int admitted) {
		int left = 0;
		while (left < admitted && this.sent.get(admitted - 1 - left).isWithdrawn()) {
			left++;
		}
		return left;
	}

	// Called when the result of the batch is known.
	List<AdmissionRequest> take() {
		List<AdmissionRequest> batch = this.sent;
		this.sent = List.of();
		return batch;
	}

}
