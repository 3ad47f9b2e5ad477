package dev.tcplab.server.engine;

import java.util.List;
import java.util.concurrent.Executor;

import dev.tcplab.server.Client;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.LedgerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a server with a ledger that several processes share: the server does not
 * listen while the ledger is away, and finishes with the others.
 */
final class SharedLife implements LedgerListener {

	private static final Logger logger = LoggerFactory.getLogger(SharedLife.class);

	private final GatewayServer server;

	private final ServerLifecycle lifecycle;

	private final ServerTranscript transcript;

	private final Executor executor;

	// The executor runs starts, because a start may wait for clients from before.
	SharedLife(GatewayServer server, ServerTranscript transcript, Executor executor) {
		this.server = server;
		this.lifecycle = server.context().lifecycle();
		this.transcript = transcript;
		this.executor = executor;
	}

	@Override
	public void onAway(String reason) {
		this.server.listener().control().setAbsence(reason);
	}

	@Override
	public void onBack() {
		this.server.listener().control().setAbsence(null);
		this.executor.execute(this::listenAgain);
	}

	private void listenAgain() {
		try {
			if (this.server.listener().control().startAgain()) {
				logger.info("{} listens on port {}", this.server.name(), this.server.port());
			}
		}
		catch (ListenException ex) {
			logger.warn("{}. {}", ex.getMessage(), ex.advice());
		}
	}

	@Override
	public void onLate(Admission admission) {
		this.server.context().tracker().admittedLate(admission);
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

	@Override
	public void onSettled() {
		this.server.listener().control().completeIfFinished();
	}

}
