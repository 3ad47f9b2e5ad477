package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.Consumer;

import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks to be admitted.
 *
 * @param address its address
 * @param at when it was accepted
 * @param then told of its entry, or of {@code null} if it is rejected
 */
record AdmissionRequest(InetSocketAddress address, Instant at, Consumer<@Nullable Admission> then) {

}
