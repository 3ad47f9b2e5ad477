package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Attends a server's clients: admits them, shows what they send, and tells what became of
 * it.
 */
final class Attendance {

	private final String server;

	private final Admission admission;

	private final ServerConsole console;

	private final ExchangeListener exchanges;

	private final Runnable whenFull;

	private volatile boolean stopping;

	/**
	 * Creates the attendance of one server.
	 * @param server the server's name
	 * @param limit how many clients to attend in all; 0 is no limit
	 * @param console what prints the server's lines
	 * @param exchanges told of every exchange
	 * @param whenFull run when the last client that the limit allows has been admitted
	 */
	Attendance(String server, int limit, ServerConsole console, ExchangeListener exchanges, Runnable whenFull) {
		this.server = server;
		this.admission = new Admission(limit);
		this.console = console;
		this.exchanges = exchanges;
		this.whenFull = whenFull;
	}

	/**
	 * Admits a client, and prints that it has connected.
	 * @param address the client's address
	 * @return the client, or {@code null} if it cannot be attended
	 */
	@Nullable Client admit(InetSocketAddress address) {
		if (this.stopping) {
			return this.admission.reject();
		}
		Client client = this.admission.admit(address, this.console::connected);
		if (this.admission.isFull()) {
			this.whenFull.run();
		}
		return client;
	}

	/**
	 * Shows a client's message.
	 * @param client the client
	 * @param message the message
	 * @param first whether it is the client's first one
	 */
	void hear(Client client, byte[] message, boolean first) {
		this.admission.undisturbed(() -> this.console.received(client, message, isWaiting()));
		if (first) {
			finishTranscript();
		}
	}

	/**
	 * Notes that a client has ended without a message.
	 */
	void hearNothing() {
		this.admission.undisturbed(() -> this.console.unheard(isWaiting()));
		finishTranscript();
	}

	private boolean isWaiting() {
		return !this.stopping && !this.admission.isFull();
	}

	private void finishTranscript() {
		if (this.admission.heard()) {
			this.console.finished(this.admission.clients());
		}
	}

	/**
	 * Tells of an exchange that has ended.
	 * @param client the client
	 * @param bytesIn how many bytes were received
	 * @param bytesOut how many bytes were written
	 * @param outcome how it ended
	 * @param nanos how long it took
	 */
	void conclude(Client client, long bytesIn, long bytesOut, Outcome outcome, long nanos) {
		this.exchanges
			.onExchange(new Exchange(this.server, client, bytesIn, bytesOut, outcome, Duration.ofNanos(nanos)));
	}

	/**
	 * Notes that a client has left.
	 * @return whether it was the last one that the limit allows
	 */
	boolean leave() {
		return this.admission.left();
	}

	/**
	 * Admits no more clients until it is resumed.
	 */
	void stop() {
		this.stopping = true;
	}

	void resume() {
		this.stopping = false;
	}

	boolean isStopping() {
		return this.stopping;
	}

}
