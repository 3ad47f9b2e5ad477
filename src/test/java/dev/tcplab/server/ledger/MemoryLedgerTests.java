package dev.tcplab.server.ledger;

/**
 * The ledger of one process.
 */
class MemoryLedgerTests extends ClientLedgerTests {

	@Override
	protected ClientLedger create(int limit) {
		return new MemoryLedger(limit);
	}

}
