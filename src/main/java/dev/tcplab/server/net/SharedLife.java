package dev.tcplab.server.net;

import java.util.List;
import java.util.concurrent.Executor;

import dev.tcplab.server.Client;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.ledger.LedgerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a server live with the ledger that it shares: it does not listen while the ledger
 * is away, and finishes with the others.
 */
final class SharedLife implements LedgerListener {

	private static final Logger logger = LoggerFactory.getLogger(SharedLife.class);

	private final Listener listener;

	private final ServerLifecycle lifecycle;

	private final ServerTranscript transcript;

	private final Executor executor;

	/**
	 * Creates the link.
	 * @param listener what listens for the server
	 * @param lifecycle the server's life
	 * @param transcript what the server prints
	 * @param executor runs what waits for clients from before
	 */
	SharedLife(Listener listener, ServerLifecycle lifecycle, ServerTranscript transcript, Executor executor) {
		this.listener = listener;
		this.lifecycle = lifecycle;
		this.transcript = transcript;
		this.executor = executor;
	}

	@Override
	public void onAway(String reason) {
		if (this.lifecycle.isListening() || this.lifecycle.state() == ServerState.FAILED) {
			this.lifecycle.fail(reason);
		}
	}

	@Override
	public void onBack() {
		this.executor.execute(this::listenAgain);
	}

	private void listenAgain() {
		// Not what was stopped meanwhile.
		if (this.lifecycle.state() == ServerState.FAILED) {
			try {
				this.listener.tryStart();
			}
			catch (ListenException ex) {
				logger.warn("{}. {}", ex.getMessage(), ex.advice());
			}
		}
	}

	@Override
	public void onFull() {
		this.lifecycle.finish();
	}

	@Override
	public void onComplete(List<Client> clients) {
		this.lifecycle.finish();
		this.transcript.finished(clients);
	}

}
