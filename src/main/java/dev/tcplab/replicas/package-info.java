/**
 * Several replicas that are one server to their clients: the ledger that they share in
 * Redis.
 */
@NullMarked
package dev.tcplab.replicas;

import org.jspecify.annotations.NullMarked;
