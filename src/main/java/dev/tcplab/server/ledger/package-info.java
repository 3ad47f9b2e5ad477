/**
 * Decides which clients are served: the numbers, the limit, the list and the counts of a
 * server's clients.
 */
@NullMarked
package dev.tcplab.server.ledger;

import org.jspecify.annotations.NullMarked;
