package dev.tcplab.server.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.tcplab.concurrent.Deadline;
import dev.tcplab.server.ServerEvent.StateChanged;
import dev.tcplab.server.ServerState;
import org.jspecify.annotations.Nullable;

/**
 * The life of one server: its state, the moves between the states, and the port that is
 * open in one of them. Nobody else keeps any of it.
 */
final class ServerLifecycle {

	/**
	 * The legal moves, and where each leads from which state. Every other one is refused.
	 */
	private static final Map<Move, Map<ServerState, ServerState>> MOVES = Map.of(
			// The port is bound.
			Move.LISTEN,
			Map.of(ServerState.STOPPED, ServerState.LISTENING, ServerState.FINISHED, ServerState.LISTENING,
					ServerState.FAILED, ServerState.LISTENING),
			// The last client that the limit allows is admitted; perhaps during a stop,
			// or
			// by another process while this one cannot listen.
			Move.FINISH,
			Map.of(ServerState.LISTENING, ServerState.FINISHED, ServerState.STOPPED, ServerState.FINISHED,
					ServerState.FAILED, ServerState.FINISHED),
			// Somebody wants it. What has finished stays so.
			Move.STOP, Map.of(ServerState.LISTENING, ServerState.STOPPED, ServerState.FAILED, ServerState.STOPPED),
			// The port cannot be had, or nobody can accept on it.
			Move.FAIL, Map.of(ServerState.STOPPED, ServerState.FAILED, ServerState.FINISHED, ServerState.FAILED,
					ServerState.LISTENING, ServerState.FAILED, ServerState.FAILED, ServerState.FAILED));

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
			if (this.ended || isRefused(Move.LISTEN)) {
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

	private boolean isRefused(Move move) {
		return !MOVES.get(move).containsKey(this.state);
	}

	private boolean move(Move move, @Nullable String reason) {
		this.lock.lock();
		try {
			if (isRefused(move)) {
				return false;
			}
			ServerState from = this.state;
			ServerState to = MOVES.get(move).get(from);
			// First, so that no client connects to a port that is no longer in use.
			if (from == ServerState.LISTENING) {
				this.acceptor.close();
			}
			this.failure = reason;
			this.state = to;
			this.events.publish(StateChanged.class,
					() -> new StateChanged(this.server, Instant.now(), from, to, reason));
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
	 * Waits until the last client that the limit allows was admitted, or the application
	 * is shutting down.
	 */
	void awaitFinished() throws InterruptedException {
		this.lock.lock();
		try {
			while (this.state != ServerState.FINISHED && !this.ended) {
				this.changed.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What can happen to a server.
	 */
	enum Move {

		LISTEN, FINISH, STOP, FAIL

	}

}
