package dev.tcplab.server.ledger;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A ledger that is kept elsewhere, for several processes at once. It may be away for a
 * while, and then admits nobody.
 */
public interface SharedLedger extends ClientLedger, AutoCloseable {

	@Override
	default @Nullable Admission admit(InetSocketAddress address) {
		CompletableFuture<@Nullable Admission> admission = new CompletableFuture<>();
		admit(address, admission::complete);
		return admission.join();
	}

	/**
	 * Asks to admit a client, and does not wait for it.
	 * @param address the client's address
	 * @param then told, on the ledger's thread and in the order of admission, of the
	 * client's entry, or of {@code null} if the client is rejected
	 */
	void admit(InetSocketAddress address, Consumer<@Nullable Admission> then);

	/**
	 * Begins to tell of what happens elsewhere.
	 * @param listener who is told
	 */
	void tell(LedgerListener listener);

	/**
	 * Ends the ledger: whoever still waits is rejected.
	 */
	@Override
	void close();

}
