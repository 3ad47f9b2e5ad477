package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

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

	private final Runnable whenComplete;

	private volatile boolean stopping;

	/**
	 * Creates the attendance of one server.
	 * @param server the server's name
	 * @param admission decides who is attended, and counts
	 * @param console what prints the server's lines
	 * @param exchanges told of every exchange
	 * @param whenComplete run when the last client that the limit allows has been
	 * admitted
	 */
	Attendance(String server, Admission admission, ServerConsole console, ExchangeListener exchanges,
			Runnable whenComplete) {
		this.server = server;
		this.admission = admission;
		this.console = console;
		this.exchanges = exchanges;
		this.whenComplete = whenComplete;
	}

	/**
	 * Admits a client, and prints that it has connected.
	 * @param address the client's address
	 * @return the client's ticket, or {@code null} if it cannot be attended
	 */
	@Nullable Ticket admit(InetSocketAddress address) {
		Ticket ticket = this.admission.admit(address, this.console::connected);
		if (ticket != null && ticket.last()) {
			this.whenComplete.run();
		}
		return ticket;
	}

	/**
	 * Shows a client's message.
	 * @param ticket the client's
	 * @param message the message
	 * @param first whether it is the client's first one
	 */
	void hear(Ticket ticket, byte[] message, boolean first) {
		this.admission.undisturbed(() -> this.console.received(ticket.client(), message, this.admission.isOpen()));
		if (first) {
			finishTranscript(ticket);
		}
	}

	/**
	 * Notes that a client has ended without a message.
	 * @param ticket the client's
	 */
	void hearNothing(Ticket ticket) {
		this.admission.undisturbed(() -> this.console.unheard(this.admission.isOpen()));
		finishTranscript(ticket);
	}

	private void finishTranscript(Ticket ticket) {
		List<Client> all = this.admission.heard(ticket);
		if (!all.isEmpty()) {
			this.console.finished(all);
		}
	}

	/**
	 * Counts and tells of an exchange that has ended.
	 * @param ticket the client's
	 * @param bytesIn how many bytes were received
	 * @param bytesOut how many bytes were written
	 * @param outcome how it ended
	 * @param nanos how long it took
	 */
	void conclude(Ticket ticket, long bytesIn, long bytesOut, Outcome outcome, long nanos) {
		Exchange exchange = new Exchange(this.server, ticket.client(), bytesIn, bytesOut, outcome,
				Duration.ofNanos(nanos));
		this.admission.conclude(ticket, exchange);
		this.exchanges.onExchange(exchange);
	}

	/**
	 * Notes that a client has left.
	 * @return whether nobody is left, after the last client that the limit allows
	 */
	boolean leave() {
		return this.admission.left();
	}

	/**
	 * Whether the limit allows no more clients.
	 * @return whether none can be admitted
	 */
	boolean isFull() {
		return this.admission.isFull();
	}

	/**
	 * Begins to admit clients.
	 * @return whether the limit allows any
	 */
	boolean start() {
		this.stopping = false;
		return this.admission.open();
	}

	/**
	 * Admits no more clients.
	 * @return whether any would have been admitted
	 */
	boolean stop() {
		this.stopping = true;
		return this.admission.close();
	}

	boolean isStopping() {
		return this.stopping;
	}

}
