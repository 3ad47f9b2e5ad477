package dev.tcplab.server.ledger;

import java.util.List;

import dev.tcplab.server.Client;

/**
 * Hears what happens in a ledger that others share.
 */
public interface LedgerListener {

	/**
	 * Nobody can be admitted for now.
	 * @param reason why
	 */
	void onAway(String reason);

	/**
	 * Clients can be admitted again.
	 */
	void onBack();

	/**
	 * The limit is reached, by a client of any process.
	 */
	void onFull();

	/**
	 * All clients of the limit have been heard, the last one by another process.
	 * @param clients all of them, in the order of admission
	 */
	void onComplete(List<Client> clients);

	/**
	 * No client of the limit is left to be listed.
	 */
	void onSettled();

}
