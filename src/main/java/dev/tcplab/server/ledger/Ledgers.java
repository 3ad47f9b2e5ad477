package dev.tcplab.server.ledger;

/**
 * Makes the ledgers of servers.
 */
@FunctionalInterface
public interface Ledgers {

	/**
	 * Creates a server's ledger.
	 * @param server the server's name
	 * @param limit how many clients to admit in all; 0 is no limit
	 * @return the ledger
	 */
	ClientLedger create(String server, int limit);

}
