package dev.tcplab.server.ledger;

import java.util.List;

import dev.tcplab.server.Client;

/**
 * Gets the events of a ledger that several processes share, on the ledger's thread.
 */
public interface LedgerListener {

	/**
	 * Called when no client can be admitted for now.
	 */
	default void onAway(String reason) {
	}

	/**
	 * Called when clients can be admitted again.
	 */
	default void onBack() {
	}

	/**
	 * Called for a client that was admitted after it had left, if its number cannot be
	 * given back.
	 */
	default void onLate(Admission admission) {
	}

	/**
	 * Called when a client of any process has reached the limit, perhaps repeatedly.
	 */
	default void onFull() {
	}

	/**
	 * Called when all clients of the limit were heard, the last one by another process.
	 */
	default void onComplete(List<Client> clients) {
	}

	/**
	 * Called when all clients of the limit have been listed, perhaps repeatedly.
	 */
	default void onSettled() {
	}

}
