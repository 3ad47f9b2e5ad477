package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The resets that wait for Redis, and then for the other replicas. Only the ledger's
 * thread uses it.
 */
final class Resets {

	private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();

	private boolean sent = true;

	void add(CompletableFuture<Boolean> received) {
		this.waiting.add(received);
		this.sent = false;
	}

	boolean areToBeSent() {
		return !this.sent;
	}

	void setSent() {
		this.sent = true;
	}

	// Completes the sent resets once all replicas know the new generation. Returns
	// whether some still wait.
	boolean await(int behind) {
		if (behind == 0 && this.sent) {
			this.waiting.forEach((received) -> received.complete(true));
		}
		this.waiting.removeIf(CompletableFuture::isDone);
		return !this.waiting.isEmpty();
	}

	void fail(String reason) {
		this.waiting.forEach((received) -> received.completeExceptionally(new IllegalStateException(reason)));
		this.waiting.clear();
		this.sent = true;
	}

}
