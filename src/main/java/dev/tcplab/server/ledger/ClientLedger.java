package dev.tcplab.server.ledger;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Decides which clients are served: numbers, limits, lists, and counts a server's
 * clients. Several threads may use it at once.
 */
public interface ClientLedger {

	/**
	 * Admits a client, or rejects it if the limit allows no more.
	 * @return the client's entry, or {@code null} if it is rejected. A ledger in memory
	 * completes the future at once; a shared ledger completes it on its own thread, in
	 * the order of admission. Cancel it if the client leaves before. Then the client is
	 * not admitted or, if it is too late, {@linkplain LedgerListener#onLate reported} to
	 * the listener
	 */
	CompletableFuture<@Nullable Admission> admit(InetSocketAddress address);

	/**
	 * Rejects a client, whatever the limit allows.
	 */
	void reject();

	/**
	 * Records that a client sent its first message or ended without one. Call it once per
	 * client.
	 * @return all clients in the order of admission, if all clients of the limit have now
	 * been heard; otherwise none. It completes like the future of {@link #admit}
	 */
	CompletableFuture<List<Client>> heard(Admission admission);

	/**
	 * Counts an exchange, unless its client is from before the last reset.
	 */
	void concluded(Admission admission, Exchange exchange);

	/**
	 * Records that a client left. Call it once per client.
	 */
	void left(Admission admission);

	ServerSnapshot snapshot();

	boolean isFull();

	/**
	 * Sets the listener to which a shared ledger reports events of other processes. It
	 * admits no client before.
	 */
	default void setListener(LedgerListener listener) {
	}

	/**
	 * Returns whether all clients of the limit have been listed, or there is no limit.
	 * Called when the limit is reached and no client is connected.
	 */
	default boolean isSettled() {
		return true;
	}

	/**
	 * Forgets the counts and the clients: the next one is number 1, and the limit starts
	 * again. Connected clients stay connected, but are no longer counted.
	 * @return false if a process that shares the ledger may not have received the reset
	 * yet
	 */
	boolean reset();

}
