package dev.tcplab.server.ledger;

/**
 * Creates the ledgers of servers. A limit of 0 means no limit.
 */
@FunctionalInterface
public interface Ledgers {

	ClientLedger create(String server, int limit);

}
