package dev.tcplab.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.tcplab.server.ServerEvent.StateChanged;
import dev.tcplab.server.ServerState;
import dev.tcplab.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one server: its state, its legal moves, and its listening port.
 */
final class ServerLifecycle {

	private static final long NOT_STOPPING = Long.MAX_VALUE;

	private final String server;

	private final ServerEvents events;

	// No monitor: on Java 21 to 23, a virtual thread that waits in one keeps its carrier.
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile ServerState state = ServerState.STOPPED;

	private volatile @Nullable String failure;

	private volatile @Nullable Instant startedAt;

	private volatile @Nullable Acceptor acceptor;

	private volatile long stopBy = NOT_STOPPING;

	private volatile boolean shutDown;

	ServerLifecycle(String server, ServerEvents events) {
		this.server = server;
		this.events = events;
	}

	// Closes the port if the application is shutting down.
	boolean listen(Acceptor acceptor) {
		this.lock.lock();
		try {
			if (this.shutDown || !Move.LISTEN.isLegalFrom(this.state)) {
				acceptor.close();
				return false;
			}
			this.acceptor = acceptor;
			this.startedAt = Instant.now();
			this.stopBy = NOT_STOPPING;
			return move(Move.LISTEN, null);
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean finish() {
		return move(Move.FINISH, null);
	}

	boolean fail(@Nullable String reason) {
		return move(Move.FAIL, reason);
	}

	// A server that was stopped or has finished keeps its state.
	boolean suspend(String reason) {
		return move(Move.SUSPEND, reason);
	}

	/**
	 * Begins a stop: the clients in the kernel's queue are accepted, then the port is
	 * closed. The timeout of a stop that is already in progress stays.
	 */
	void beginStop(Duration timeout) {
		this.lock.lock();
		try {
			if (this.stopBy == NOT_STOPPING) {
				long now = Deadline.now();
				this.stopBy = timeout.isZero() ? now : Math.min(Deadline.after(timeout, now), NOT_STOPPING - 1);
				this.changed.signalAll();
			}
			if (isListening()) {
				this.acceptor.startToDrain();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	// Waits until the kernel's queue is empty.
	boolean stop() {
		Acceptor acceptor = this.acceptor;
		if (isListening() && acceptor != null) {
			acceptor.awaitDrained(nanosToFinish());
		}
		return move(Move.STOP, null);
	}

	// After this, the server never listens again.
	void beginShutDown(Duration timeout) {
		this.shutDown = true;
		beginStop(timeout);
	}

	private boolean move(Move move, @Nullable String reason) {
		this.lock.lock();
		try {
			ServerState from = this.state;
			if (!move.isLegalFrom(from)) {
				return false;
			}
			// First, so that no client connects to a port that is no longer in use.
			if (from == ServerState.LISTENING) {
				this.acceptor.close();
			}
			this.failure = reason;
			this.state = move.target;
			this.events.publish(StateChanged.class,
					() -> new StateChanged(this.server, Instant.now(), from, move.target, reason));
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	ServerState state() {
		return this.state;
	}

	boolean isListening() {
		return this.state == ServerState.LISTENING;
	}

	// A server that fails closes only its port. One that stops still serves the clients
	// that it has accepted.
	boolean keepsClients() {
		return switch (this.state) {
			case LISTENING, FAILED -> true;
			case STOPPED -> isStopping() && nanosToFinish() > 0;
			case FINISHED -> false;
		};
	}

	@Nullable String failure() {
		return this.failure;
	}

	@Nullable Instant startedAt() {
		return this.startedAt;
	}

	// The acceptor that holds the port, or held it last.
	@Nullable Acceptor acceptor() {
		return this.acceptor;
	}

	boolean isStopping() {
		return this.stopBy != NOT_STOPPING;
	}

	void awaitStopping(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (left > 0 && !isStopping()) {
				left = this.changed.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	long nanosToFinish() {
		long stopBy = this.stopBy;
		return (stopBy != NOT_STOPPING) ? stopBy - Deadline.now() : Long.MAX_VALUE;
	}

	boolean isShutDown() {
		return this.shutDown;
	}

	private enum Move {

		LISTEN(ServerState.LISTENING, ServerState.STOPPED, ServerState.FINISHED, ServerState.FAILED),

		// The limit is reached, perhaps during a stop, or in another process.
		FINISH(ServerState.FINISHED, ServerState.LISTENING, ServerState.STOPPED, ServerState.FAILED),

		// A finished server stays finished.
		STOP(ServerState.STOPPED, ServerState.LISTENING, ServerState.FAILED),

		// The port cannot be bound, no thread can accept on it, or the ledger is away.
		FAIL(ServerState.FAILED, ServerState.values()),

		// The ledger is away until further notice.
		SUSPEND(ServerState.FAILED, ServerState.LISTENING, ServerState.FAILED);

		private final ServerState target;

		private final Set<ServerState> from;

		Move(ServerState target, ServerState... from) {
			this.target = target;
			this.from = Set.of(from);
		}

		private boolean isLegalFrom(ServerState state) {
			return this.from.contains(state);
		}

	}

}
