/**
 * Decides which clients are served: numbers, limits, lists, and counts them.
 */
@NullMarked
package dev.tcplab.server.ledger;

import org.jspecify.annotations.NullMarked;
