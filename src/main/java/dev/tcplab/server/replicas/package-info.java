/**
 * Several replicas that are one server to their clients: the ledger that they share in
 * Redis.
 */
@NullMarked
package dev.tcplab.server.replicas;

import org.jspecify.annotations.NullMarked;
