package dev.tcplab.server.net;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import javax.net.ssl.SSLException;

import dev.tcplab.concurrent.Deadline;
import dev.tcplab.console.TimeInWords;
import dev.tcplab.proxy.MalformedProxyHeaderException;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.wire.MalformedMessageException;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * One message of a client and what becomes of it: read, handed to the gateway, answered,
 * concluded.
 */
final class MessageExchange {

	private static final byte[] NOTHING = {};

	private final ServerConnection connection;

	private final ConnectionContext context;

	private final boolean first;

	// Only if anybody hears events.
	private final @Nullable BoundedBytes received;

	private byte @Nullable [] message;

	private byte[] sent = NOTHING;

	private long startedAt;

	private long bytesIn;

	private long bytesOut;

	private boolean heard;

	private @Nullable Outcome outcome;

	// Why there was no answer, unless that was logged as an error of the server.
	private @Nullable String reason;

	private @Nullable FaultyAnswer faulty;

	private Set<FaultKind> faults = Set.of();

	/**
	 * Begins an exchange.
	 * @param connection the client's
	 * @param context what the server's connections have in common
	 * @param first whether it is the connection's first one
	 * @param startedAt when it began, by the clock of {@link Deadline#now()}
	 */
	MessageExchange(ServerConnection connection, ConnectionContext context, boolean first, long startedAt) {
		this.connection = connection;
		this.context = context;
		this.first = first;
		this.startedAt = startedAt;
		this.received = context.events().areHeard(ExchangeConcluded.class)
				? new BoundedBytes(context.events().mostBytes()) : null;
	}

	void run() {
		try {
			this.message = receive();
			if (this.message != null) {
				this.connection.deadline().clear();
				hear(this.message);
				this.connection.getListener().onMessage(this.connection.getMapper().toMessage(this.connection));
				if (this.outcome == null) {
					end(Outcome.ERROR, "the server made no answer");
				}
			}
		}
		// Also an error, such as one for lack of memory, costs this client only.
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
			this.outcome = Outcome.ERROR;
		}
		// Silence is over only with the time for it.
		boolean silent = this.outcome == Outcome.TIMEOUT;
		if (silent) {
			endByFault();
		}
		conclude();
		if (!silent) {
			endByFault();
		}
	}

	private void endByFault() {
		if (endsByFault()) {
			this.faulty.end();
		}
	}

	private byte @Nullable [] receive() {
		try {
			return this.context.codec().deserialize(this.connection.open(this));
		}
		catch (SoftEndOfStreamException ex) {
			if (this.context.codec().endsWithStream() && !mayLeave()) {
				return NOTHING;
			}
			if (!mayLeave()) {
				end(Outcome.ERROR, "it left without a message");
			}
		}
		catch (IOException ex) {
			fail(ex);
		}
		return null;
	}

	private void end(Outcome outcome, String reason) {
		this.outcome = outcome;
		this.reason = reason;
	}

	/**
	 * Takes the message, which is not kept.
	 * @return the message without its frame
	 */
	byte[] takeMessage() {
		byte[] message = this.message;
		this.message = null;
		return message;
	}

	/**
	 * Whether a client that leaves now just leaves, rather than end an exchange.
	 */
	private boolean mayLeave() {
		return this.context.settings().keepOpen() || this.connection.mayBeProbe();
	}

	/**
	 * Some of the message has come, perhaps with its frame or with some of the next one.
	 * @throws IOException if the client comes too late to be served
	 */
	void onBytes(byte[] buffer, int offset, int length) throws IOException {
		if (this.bytesIn == 0) {
			this.connection.requireAdmission();
			this.connection.endIdleness();
			if (!this.first) {
				this.startedAt = Deadline.now();
			}
		}
		this.bytesIn += length;
		if (this.received != null) {
			this.received.write(buffer, offset, length);
		}
	}

	private void hear(byte[] message) {
		// Bytes that came with the last message are no news to the input.
		this.connection.endIdleness();
		this.heard = true;
		this.context.tracker().heard(this.connection.admission(), message, this.first);
	}

	private void fail(IOException cause) {
		boolean late = this.connection.deadline().isMissed();
		if (cause instanceof MalformedMessageException || cause instanceof MalformedProxyHeaderException) {
			end(Outcome.ERROR, cause.getMessage());
		}
		else if (this.connection.isIdle()) {
			// Silent to the end from the beginning is a client, not a probe.
			if (this.first && late && !this.connection.isLocal() && this.connection.admit()) {
				breakOff();
			}
		}
		else if (!late && cause instanceof SSLException && !(cause.getCause() instanceof IOException)) {
			end(Outcome.ERROR, "TLS handshake failed: " + cause.getMessage());
		}
		else {
			breakOff();
		}
	}

	private void breakOff() {
		if (this.connection.deadline().isMissed()) {
			end(Outcome.TIMEOUT, lateness());
		}
		else if (this.context.lifecycle().isStopping()) {
			end(Outcome.ERROR, "the server was stopped");
		}
		else {
			end(Outcome.RESET, "it broke the connection");
		}
	}

	private String lateness() {
		ServerSettings settings = this.context.settings();
		if (this.heard && !this.faults.isEmpty()) {
			return FaultSettings.REASON + " made its answer take longer than "
					+ TimeInWords.of(settings.writeTimeout());
		}
		if (this.heard) {
			return "it did not take its answer within " + TimeInWords.of(settings.writeTimeout());
		}
		String time = TimeInWords.of(settings.readTimeout());
		if (!this.connection.isOpened()) {
			return this.faults.contains(FaultKind.ACCEPT_DELAY)
					? FaultSettings.REASON + " kept the server from reading for " + time
					: "it sent no whole header of the PROXY protocol within " + time;
		}
		if (this.bytesIn > 0) {
			return "it sent %d bytes, and no whole message of codec %s within %s".formatted(this.bytesIn,
					settings.codec().name().toLowerCase(Locale.ROOT), time);
		}
		return (this.context.tls() != null) ? "no TLS handshake and message within " + time
				: "it sent nothing for " + time;
	}

	/**
	 * Answers the message.
	 * @param answer the answer
	 */
	void answer(byte[] answer) {
		Deadline deadline = this.connection.deadline();
		try {
			deadline.set(this.context.settings().writeTimeout());
			ConnectionFaults faults = this.connection.faults();
			if (faults == null) {
				sent(this.context.answers().write(answer, this.connection.socket()));
				this.outcome = Outcome.ANSWERED;
			}
			else {
				answer(answer, new FaultyAnswer(this.connection, this.context.answers(), this, faults));
			}
		}
		catch (IllegalArgumentException ex) {
			end(Outcome.ERROR, ex.getMessage());
		}
		catch (IOException ex) {
			breakOff();
		}
		finally {
			deadline.clear();
		}
	}

	private void answer(byte[] answer, FaultyAnswer faulty) throws IOException {
		try {
			faulty.write(answer);
			this.faulty = faulty;
			this.outcome = faulty.outcome();
			this.reason = isAnswered() ? null : faulty.reason();
		}
		finally {
			sent(faulty.written());
		}
	}

	private void sent(byte[] frame) {
		this.bytesOut = frame.length;
		this.sent = (this.received != null) ? BoundedBytes.copyOf(frame, this.context.events().mostBytes()) : NOTHING;
	}

	/**
	 * Ends the exchange with an error, before it was run.
	 */
	void abandon() {
		this.outcome = Outcome.ERROR;
		conclude();
	}

	private void conclude() {
		if (this.connection.isAdmitted()) {
			if (this.first && !this.heard) {
				this.context.tracker().heardNothing(this.connection.admission());
			}
			if (this.outcome != null) {
				this.context.tracker().concluded(this.connection.admission(), this);
			}
		}
	}

	/**
	 * Returns how it has ended.
	 * @return the outcome, or {@code null} if the client has just left
	 */
	@Nullable Outcome outcome() {
		return this.outcome;
	}

	/**
	 * Returns why there was no answer.
	 * @return the reason in words, or {@code null} if there was one, or the reason is
	 * logged already
	 */
	@Nullable String reason() {
		return this.reason;
	}

	/**
	 * A fault of the server's has changed what the client sees.
	 * @param kind the kind of the fault
	 */
	void meet(FaultKind kind) {
		if (this.faults.isEmpty()) {
			this.faults = EnumSet.of(kind);
		}
		this.faults.add(kind);
	}

	/**
	 * Returns what the server did badly on purpose.
	 * @return the kinds of faults
	 */
	Set<FaultKind> faults() {
		return this.faults;
	}

	/**
	 * Whether the connection ends, or is left alone, by a fault.
	 * @return whether nothing is left to do with it after the exchange but to close it
	 */
	boolean endsByFault() {
		return this.faulty != null && this.faulty.ends();
	}

	boolean isAnswered() {
		return this.outcome == Outcome.ANSWERED;
	}

	long bytesIn() {
		return this.bytesIn;
	}

	long bytesOut() {
		return this.bytesOut;
	}

	long nanos() {
		return Deadline.now() - this.startedAt;
	}

	/**
	 * Returns what has come, if anybody hears events.
	 * @return at most as many of the first bytes as an event holds
	 */
	byte[] received() {
		return (this.received != null) ? this.received.toByteArray() : NOTHING;
	}

	/**
	 * Returns what was written, if anybody hears events.
	 * @return at most as many of the first bytes as an event holds
	 */
	byte[] sent() {
		return this.sent;
	}

}
