package dev.tcplab.server.replicas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks to be admitted.
 *
 * @param result completed with its entry, or with {@code null} if it is rejected; already
 * done if the client left first
 */
record AdmissionRequest(InetSocketAddress address, Instant at, CompletableFuture<@Nullable Admission> result) {

	boolean isWithdrawn() {
		return this.result.isDone();
	}

}
