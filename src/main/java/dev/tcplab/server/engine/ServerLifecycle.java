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

	// No monitor: on Java 21 to 23 a virtual thread that waits in one keeps its carrier.
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile ServerState state = ServerState.STOPPED;

	private volatile @Nullable String failure;

	private volatile @Nullable Instant startedAt;

	private volatile @Nullable Acceptor acceptor;

	private volatile long stopBy = NOT_STOPPING;

	private volatile boolean ended;

	/**
	 * Creates the life of a server that is stopped.
	 * @param server the server's name
	 * @param events where changes of the state are published
	 */
	ServerLifecycle(String server, ServerEvents events) {
		this.server = server;
		this.events = events;
	}

	/**
	 * The port is open: from now on clients are admitted.
	 * @param acceptor holds the port, and is closed with the end of this state
	 * @return whether that is a legal move, and the application is not shutting down; if
	 * not, the port is closed
	 */
	boolean listen(Acceptor acceptor) {
		this.lock.lock();
		try {
			if (this.ended || !Move.LISTEN.isLegalFrom(this.state)) {
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

	/**
	 * The last client that the limit allows has been admitted.
	 * @return whether that is a legal move
	 */
	boolean finish() {
		return move(Move.FINISH, null);
	}

	/**
	 * The server cannot listen.
	 * @param reason why not
	 * @return whether that is a legal move
	 */
	boolean fail(@Nullable String reason) {
		return move(Move.FAIL, reason);
	}

	/**
	 * The server is to stop, and its clients to finish.
	 * @param timeout how long they get, unless they were told before
	 * @return whether that is a legal move
	 */
	boolean stop(Duration timeout) {
		this.lock.lock();
		try {
			if (this.stopBy == NOT_STOPPING) {
				long now = Deadline.now();
				this.stopBy = timeout.isZero() ? now : Math.min(Deadline.after(timeout, now), NOT_STOPPING - 1);
				this.changed.signalAll();
			}
			return move(Move.STOP, null);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The application is shutting down, so the server stops and never listens again.
	 * @param timeout as for {@link #stop(Duration)}
	 */
	void end(Duration timeout) {
		this.lock.lock();
		try {
			this.ended = true;
			stop(timeout);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
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

	/**
	 * Returns why the server has failed.
	 * @return the reason, or {@code null} in any other state
	 */
	@Nullable String failure() {
		return this.failure;
	}

	/**
	 * Returns when the server last began to listen.
	 * @return the moment, or {@code null} if it never has
	 */
	@Nullable Instant startedAt() {
		return this.startedAt;
	}

	/**
	 * Returns what holds the port, or last did.
	 * @return the acceptor, or {@code null} if there was none yet
	 */
	@Nullable Acceptor acceptor() {
		return this.acceptor;
	}

	/**
	 * Whether clients are to finish.
	 * @return whether the server was stopped since it last began to listen
	 */
	boolean isStopping() {
		return this.stopBy != NOT_STOPPING;
	}

	/**
	 * Waits, or less if clients are to finish.
	 * @param nanos how long
	 */
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

	/**
	 * Returns how long clients still get to finish.
	 * @return nanoseconds; forever if the server is not stopping
	 */
	long nanosToFinish() {
		long stopBy = this.stopBy;
		return (stopBy != NOT_STOPPING) ? stopBy - Deadline.now() : Long.MAX_VALUE;
	}

	/**
	 * Whether the application is shutting down.
	 * @return whether the server never listens again
	 */
	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * The legal moves: where each leads, and from which states.
	 */
	private enum Move {

		/**
		 * The port is bound.
		 */
		LISTEN(ServerState.LISTENING, ServerState.STOPPED, ServerState.FINISHED, ServerState.FAILED),

		/**
		 * The last client of the limit is admitted, perhaps during a stop, or by another
		 * process while this one cannot listen.
		 */
		FINISH(ServerState.FINISHED, ServerState.LISTENING, ServerState.STOPPED, ServerState.FAILED),

		/**
		 * A user or the application stops the server. A finished server stays finished.
		 */
		STOP(ServerState.STOPPED, ServerState.LISTENING, ServerState.FAILED),

		/**
		 * The port cannot be bound, or no thread can accept on it.
		 */
		FAIL(ServerState.FAILED, ServerState.values());

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
