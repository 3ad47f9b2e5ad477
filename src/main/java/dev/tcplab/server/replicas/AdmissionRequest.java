package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks to be admitted.
 *
 * @param address its address
 * @param at when it was accepted
 * @param result completed with its entry, or with {@code null} if it is rejected; done
 * before if the client has left
 */
record AdmissionRequest(InetSocketAddress address, Instant at, CompletableFuture<@Nullable Admission> result) {

	boolean isWithdrawn() {
		return this.result.isDone();
	}

}
