/**
 * Several replicas that are one server to their clients: they share a ledger in Redis.
 */
@NullMarked
package dev.tcplab.server.replicas;

import org.jspecify.annotations.NullMarked;
