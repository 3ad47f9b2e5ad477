package dev.tcplab.server.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.ServerControl;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.engine.ClientCapacity.Places;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.server.ledger.ClientLedger;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops, and resets one server, and reports when it has finished. Starts and
 * stops wait for each other.
 */
final class ServerController implements ServerControl {

	private static final long CLOSING_TIME = TimeUnit.SECONDS.toNanos(1);

	private final Listener listener;

	private final String server;

	private final ServerSettings settings;

	private final ServerFaults faults;

	private final ServerLifecycle lifecycle;

	private final ClientLedger ledger;

	private final Places places;

	private final ServerTranscript transcript;

	// Held by a start or a stop, also while clients finish.
	private final ReentrantLock lock = new ReentrantLock();

	private volatile CompletableFuture<Void> finished = new CompletableFuture<>();

	// Set while the shared ledger cannot admit clients.
	private volatile @Nullable String absence;

	ServerController(String server, Listener listener, ConnectionContext context, ClientLedger ledger, Places places,
			ServerTranscript transcript) {
		this.server = server;
		this.listener = listener;
		this.faults = context.faults();
		this.settings = context.settings();
		this.lifecycle = context.lifecycle();
		this.ledger = ledger;
		this.places = places;
		this.transcript = transcript;
	}

	@Override
	public void start() {
		if (!listen()) {
			throw ListenFailures.finished(this.server, this.settings.limit());
		}
		String absence = this.absence;
		if (absence != null) {
			throw ListenFailures.away(this.server, absence);
		}
	}

	/**
	 * Listens, unless the server already listens, the shared ledger is away, or the limit
	 * allows no more clients.
	 * @return false if the limit allows no more clients
	 */
	boolean listen() {
		this.lock.lock();
		try {
			if (this.lifecycle.isListening() || failForAbsence()) {
				return true;
			}
			if (this.ledger.isFull()) {
				return false;
			}
			// Clients from before a failure keep their connections.
			if (this.lifecycle.state() != ServerState.FAILED) {
				stop();
			}
			// The last client may have been admitted meanwhile.
			if (this.ledger.isFull()) {
				return false;
			}
			this.listener.listen();
			// Another replica may have admitted the last client meanwhile.
			if (!failForAbsence() && this.ledger.isFull()) {
				this.lifecycle.finish();
			}
			return true;
		}
		finally {
			unlock();
		}
	}

	// The reason is null if the shared ledger is present. Otherwise, no server listens.
	void setAbsence(@Nullable String reason) {
		this.absence = reason;
		if (reason != null && this.lifecycle.suspend(reason)) {
			awaitClosedPort();
		}
	}

	/**
	 * Starts a server that has failed because the shared ledger was away, unless it was
	 * stopped meanwhile. If the limit allows no more clients by now, it finishes instead.
	 */
	boolean startAgain() {
		this.lock.lock();
		try {
			if (this.lifecycle.state() != ServerState.FAILED) {
				return false;
			}
			if (!listen()) {
				this.lifecycle.finish();
			}
			return this.lifecycle.isListening();
		}
		finally {
			unlock();
		}
	}

	private boolean failForAbsence() {
		String absence = this.absence;
		if (absence == null) {
			return false;
		}
		this.lifecycle.fail(absence);
		awaitClosedPort();
		return true;
	}

	@Override
	public void stop() {
		this.lock.lock();
		try {
			this.lifecycle.beginStop(this.settings.stopTimeout());
			boolean stopped = this.lifecycle.stop();
			awaitClosedPort();
			if (stopped) {
				this.transcript.stopped();
			}
			this.listener.closeIdle();
			if (this.listener.isRunning()) {
				this.places.awaitAllFree(this.lifecycle.nanosToFinish());
				this.listener.closeAll();
				this.places.awaitAllFree(CLOSING_TIME);
			}
		}
		catch (InterruptedException ex) {
			this.listener.closeAll();
			Thread.currentThread().interrupt();
		}
		finally {
			unlock();
		}
	}

	@Override
	public boolean reset() {
		return this.ledger.reset();
	}

	@Override
	public void setFaults(FaultSettings faults) {
		this.faults.set(faults);
	}

	private void unlock() {
		this.lock.unlock();
		completeIfFinished();
	}

	void beginShutDown() {
		this.lifecycle.beginShutDown(this.settings.stopTimeout());
	}

	/**
	 * Stops listening because the application is shutting down.
	 * @return the number of connections that are still open
	 */
	int prepareToShutDown() {
		this.lifecycle.stop();
		this.finished.complete(null);
		awaitClosedPort();
		return this.listener.closeIdle();
	}

	private void awaitClosedPort() {
		Acceptor acceptor = this.lifecycle.acceptor();
		if (acceptor != null && !this.lifecycle.isListening()) {
			acceptor.awaitClosed();
		}
	}

	// A server that is being started again has not finished.
	boolean hasFinished() {
		return this.lifecycle.state() == ServerState.FINISHED && this.places.areAllFree() && this.ledger.isSettled()
				&& !this.lock.isLocked();
	}

	// Also completes at shutdown. A server that was started again gets a new future.
	CompletableFuture<Void> finished() {
		if (this.finished.isDone() && !this.lifecycle.isShutDown()) {
			this.finished = new CompletableFuture<>();
		}
		completeIfFinished();
		return this.finished;
	}

	// Called after each step that may have been the last one.
	void completeIfFinished() {
		if (hasFinished()) {
			this.finished.complete(null);
		}
	}

}
