package dev.tcplab.server.ledger;

/**
 * A ledger that is kept elsewhere, for several processes at once. It may be away for a
 * while, and then admits nobody.
 */
public interface SharedLedger extends ClientLedger, AutoCloseable {

	/**
	 * Begins to tell of what happens elsewhere.
	 * @param listener who is told
	 */
	void tell(LedgerListener listener);

	/**
	 * Ends the ledger: whoever still waits is rejected.
	 */
	@Override
	void close();

}
