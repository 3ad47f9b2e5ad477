package dev.tcplab.server.ledger;

import dev.tcplab.server.Client;

/**
 * A client's entry in the ledger that has admitted it.
 */
public interface Admission {

	/**
	 * Returns the client.
	 * @return the client, with its number
	 */
	Client client();

	/**
	 * Whether the client is the last one that the limit allows.
	 * @return whether nobody is admitted after it, until the ledger is reset
	 */
	boolean isLast();

}
