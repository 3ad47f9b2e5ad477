package dev.tcplab.server.ledger;

import java.util.List;

import dev.tcplab.server.Client;

/**
 * Notified of what happens in a ledger that several processes share, on the ledger's
 * thread.
 */
public interface LedgerListener {

	/**
	 * No client can be admitted for now.
	 * @param reason the reason, in one line
	 */
	default void onAway(String reason) {
	}

	/**
	 * Clients can be admitted again.
	 */
	default void onBack() {
	}

	/**
	 * A client was admitted after it had left, and its number cannot be given back.
	 * @param admission the client's entry
	 */
	default void onLate(Admission admission) {
	}

	/**
	 * The limit is reached, by a client of any process.
	 */
	default void onFull() {
	}

	/**
	 * All clients of the limit have been heard, the last one by another process.
	 * @param clients all of them, in the order of admission
	 */
	default void onComplete(List<Client> clients) {
	}

	/**
	 * All clients of the limit have been listed.
	 */
	default void onSettled() {
	}

}
