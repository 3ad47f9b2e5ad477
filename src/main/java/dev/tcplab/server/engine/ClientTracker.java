package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerEvent.Connected;
import dev.tcplab.server.ServerEvent.Left;
import dev.tcplab.server.ServerEvent.MessageHeard;
import dev.tcplab.server.ServerEvent.Rejected;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.server.ledger.Admission;
import dev.tcplab.server.ledger.ClientLedger;
import org.jspecify.annotations.Nullable;

/**
 * Follows clients from their admission until they leave: asks the ledger, prints the
 * transcript, and publishes events.
 */
final class ClientTracker {

	private final String server;

	private final ClientLedger ledger;

	private final ServerLifecycle lifecycle;

	private final ServerTranscript transcript;

	private final ServerErrors errors;

	private final Failures failures;

	private final UnansweredClients unanswered;

	private final ServerEvents events;

	// Keeps lines in the order of admission, and prints no line about waiting at the end.
	private final ReentrantLock inOrder = new ReentrantLock();

	private volatile long accepted;

	private volatile long rejected;

	private final LongAdder departed = new LongAdder();

	ClientTracker(String server, ClientLedger ledger, ServerLifecycle lifecycle, ServerTranscript transcript,
			ServerErrors errors, Failures failures, UnansweredClients unanswered, ServerEvents events) {
		this.server = server;
		this.ledger = ledger;
		this.lifecycle = lifecycle;
		this.transcript = transcript;
		this.errors = errors;
		this.failures = failures;
		this.unanswered = unanswered;
		this.events = events;
	}

	/**
	 * Admits a client unless the server was stopped or the limit allows no more.
	 * @return the client's entry in the ledger, or {@code null} if it is not admitted;
	 * complete at once unless the ledger is shared
	 */
	CompletableFuture<@Nullable Admission> admit(InetSocketAddress address, ClientSocket client) {
		this.inOrder.lock();
		try {
			if (!this.lifecycle.keepsClients()) {
				this.ledger.reject();
				return CompletableFuture.completedFuture(recorded(address, null));
			}
			CompletableFuture<@Nullable Admission> admitted = this.ledger.admit(address);
			client.setAdmission(admitted);
			return admitted
				.handle((admission, failure) -> (failure == null) ? recorded(address, admission) : withdrawn(address));
		}
		finally {
			this.inOrder.unlock();
		}
	}

	private @Nullable Admission recorded(InetSocketAddress address, @Nullable Admission admission) {
		this.inOrder.lock();
		try {
			if (admission == null) {
				this.rejected++;
				unanswered(address, this.failures.rejected());
				this.events.publish(Rejected.class, () -> new Rejected(this.server, Instant.now(), address));
				return null;
			}
			this.accepted++;
			if (admission.isLast()) {
				this.lifecycle.finish();
			}
			Client client = admission.client();
			printConnected(client);
			this.events.publish(Connected.class, () -> new Connected(this.server, client.connectedAt(), client));
			return admission;
		}
		finally {
			this.inOrder.unlock();
		}
	}

	private @Nullable Admission withdrawn(InetSocketAddress address) {
		if (this.lifecycle.state() == ServerState.FINISHED) {
			// Closed because the limit is reached.
			this.ledger.reject();
			return recorded(address, null);
		}
		unanswered(address, this.failures.lateAdmission().reason());
		return null;
	}

	void unanswered(InetSocketAddress address, Unanswered reason) {
		this.unanswered.add(address, reason);
	}

	// The client left while the shared ledger did not answer, but has a number.
	void admittedLate(Admission admission) {
		Client client = admission.client();
		recorded(client.address(), admission);
		concluded(admission, ExchangeResult.late(client, this.failures.lateAdmission()));
		left(admission, Timeline.NONE);
	}

	private void printConnected(Client client) {
		try {
			this.transcript.connected(client);
		}
		// Also an error: an admitted client must be recorded.
		catch (RuntimeException | Error ex) {
			this.errors.add(ex);
		}
	}

	void heard(Admission admission, byte[] message, boolean first) {
		Client client = admission.client();
		try {
			print(this.transcript.received(client, message));
		}
		finally {
			if (first) {
				recordHeard(admission);
			}
		}
		this.events.publish(MessageHeard.class, () -> new MessageHeard(this.server, Instant.now(), client,
				Arrays.copyOf(message, Math.min(message.length, this.events.mostBytes()))));
	}

	private void heardNothing(Admission admission) {
		print(this.transcript.receivedNothing(admission.client()));
		recordHeard(admission);
	}

	private void print(List<String> lines) {
		this.inOrder.lock();
		try {
			this.transcript.print(lines, this.lifecycle.isListening());
		}
		finally {
			this.inOrder.unlock();
		}
	}

	private void recordHeard(Admission admission) {
		this.ledger.heard(admission).thenAccept((all) -> {
			if (!all.isEmpty()) {
				this.transcript.finished(all);
			}
		});
	}

	void concluded(Admission admission, ExchangeResult result) {
		if (result.first() && !result.heard()) {
			heardNothing(admission);
		}
		if (result.answer().outcome() == null) {
			return;
		}
		if (result.answer().reason() != null) {
			unanswered(admission.client().address(), result.answer().reason());
		}
		Exchange exchange = new Exchange(this.server, admission.client(), result.bytesIn(), result.bytesOut(),
				result.answer().outcome(), result.duration(), result.answer().faults(), result.answer().rule());
		this.ledger.concluded(admission, exchange);
		this.transcript.ended(admission.client(), result);
		this.events.publish(exchange, result);
	}

	boolean keepsAnswers() {
		return this.transcript.showsAnswers();
	}

	/**
	 * Records that a connection was closed.
	 * @param timeline the steps since the last exchange
	 */
	void left(Admission admission, Timeline timeline) {
		this.departed.increment();
		this.ledger.left(admission);
		this.events.publish(Left.class, () -> new Left(this.server, Instant.now(), admission.client(), timeline));
	}

	long active() {
		return this.accepted - this.departed.sum();
	}

	long accepted() {
		return this.accepted;
	}

	long rejected() {
		return this.rejected;
	}

	long unanswered(Cause cause) {
		return this.unanswered.count(cause);
	}

}
