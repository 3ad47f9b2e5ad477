package dev.tcplab.server.ledger;

import dev.tcplab.server.Client;

/**
 * A client's entry in the ledger that has admitted it.
 */
public interface Admission {

	Client client();

	/**
	 * Returns whether this is the last client that the limit allows until the next reset.
	 */
	boolean isLast();

}
