package dev.tcplab.server.ledger;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides who is served: it numbers, limits, lists and counts a
 * server's clients. Any number of threads may use it at once.
 */
public interface ClientLedger {

	/**
	 * Admits a client, unless the limit allows no more: then it is rejected.
	 * @param address the client's address
	 * @return the client's entry, or {@code null} if it is rejected. A ledger in memory
	 * completes the future at once. A shared ledger completes it on its own thread, in
	 * the order of admission. Cancel it if the client leaves before: then the client is
	 * not admitted or, if it is too late for that, {@linkplain LedgerListener#onLate
	 * reported} to the listener
	 */
	CompletableFuture<@Nullable Admission> admit(InetSocketAddress address);

	/**
	 * Rejects a client, whatever the limit allows.
	 */
	void reject();

	/**
	 * Notes that a client has sent its first message or has ended without one; to be told
	 * once.
	 * @param admission the client's entry
	 * @return if with it all clients of the limit have been heard, those clients in the
	 * order of admission; otherwise none. It completes as that of {@link #admit} does
	 */
	CompletableFuture<List<Client>> heard(Admission admission);

	/**
	 * Counts an exchange. That of a client from before the last reset is not counted.
	 * @param admission the client's entry
	 * @param exchange what became of the client's message
	 */
	void concluded(Admission admission, Exchange exchange);

	/**
	 * Notes that a client has left; to be told once.
	 * @param admission the client's entry
	 */
	void left(Admission admission);

	/**
	 * Returns the counts and the latest clients since the last reset.
	 * @return the snapshot
	 */
	ServerSnapshot snapshot();

	/**
	 * Returns whether the limit allows no more clients.
	 */
	boolean isFull();

	/**
	 * Sets the listener to which a ledger that several processes share reports what
	 * happens elsewhere.
	 * @param listener the listener
	 */
	default void setListener(LedgerListener listener) {
	}

	/**
	 * Returns whether all clients of the limit have been listed. This is asked once the
	 * limit is reached and no client is connected.
	 * @return true if all clients of the limit have been listed, or there is no limit
	 */
	default boolean isSettled() {
		return true;
	}

	/**
	 * Forgets the counts and the clients: the next one is number 1, and the limit begins
	 * anew. Those who are connected stay so, but are counted no more.
	 * @return false if some process that shares the ledger may not know it yet
	 */
	boolean reset();

}
