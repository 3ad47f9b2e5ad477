package dev.tcplab.server.net;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.fault.ConnectionFaults;

/**
 * An answer with faults: late, changed, in pieces, slow, or not whole; and how the
 * connection ends then.
 */
final class FaultyAnswer {

	private final ServerConnection connection;

	private final AnswerWriter answers;

	private final MessageExchange exchange;

	private final ConnectionFaults faults;

	private final FaultSettings settings;

	private byte[] frame = {};

	private int written;

	FaultyAnswer(ServerConnection connection, AnswerWriter answers, MessageExchange exchange, ConnectionFaults faults) {
		this.connection = connection;
		this.answers = answers;
		this.exchange = exchange;
		this.faults = faults;
		this.settings = faults.settings();
	}

	/**
	 * Writes as much of the answer as is to go out.
	 * @param answer the answer
	 * @throws IllegalArgumentException if the codec's frame has no room for it
	 * @throws IOException if the connection failed, or the client or the faults are too
	 * slow
	 */
	void write(byte[] answer) throws IOException {
		Duration delay = this.faults.delay();
		if (!delay.isZero()) {
			this.exchange.meet(FaultKind.DELAY);
			this.connection.pause(delay);
		}
		byte[] text = this.answers.text(answer);
		byte[] corrupted = this.faults.corrupt(text);
		if (corrupted != text) {
			this.exchange.meet(FaultKind.CORRUPT);
		}
		this.frame = this.answers.frame(corrupted);
		int length = (this.settings.end() == End.ANSWER) ? this.frame.length
				: Math.min(this.settings.afterBytes(), this.frame.length);
		if (length > 0) {
			write(this.frame, length);
		}
		if (ends()) {
			this.exchange.meet(this.settings.end().kind());
		}
	}

	private void write(byte[] bytes, int length) throws IOException {
		if (this.settings.slice() != null) {
			this.exchange.meet(FaultKind.SLICE);
		}
		if (this.settings.rate() != null) {
			this.exchange.meet(FaultKind.RATE);
		}
		// Else the second piece would wait for the acknowledgement of the first.
		this.connection.plain().setTcpNoDelay(true);
		OutputStream output = new Counted(this.connection.socket().getOutputStream());
		this.faults.pace(output, this.connection::pause).write(bytes, 0, length);
	}

	/**
	 * Returns what has gone out.
	 * @return the bytes, perhaps not all of the answer
	 */
	byte[] written() {
		return Arrays.copyOf(this.frame, this.written);
	}

	/**
	 * Returns what the client got.
	 * @return how the exchange ends
	 */
	Outcome outcome() {
		if (this.written == this.frame.length) {
			return Outcome.ANSWERED;
		}
		return switch (this.settings.end()) {
			case RESET -> Outcome.RESET;
			case SILENT -> Outcome.TIMEOUT;
			default -> Outcome.ERROR;
		};
	}

	/**
	 * Tells what the client got instead of the whole answer.
	 * @return the reason why it is not answered
	 */
	String reason() {
		return "%s, %s, came after %d of %d bytes".formatted(FaultSettings.REASON, this.settings.end(), this.written,
				this.frame.length);
	}

	/**
	 * Whether the connection ends by the faults.
	 * @return whether {@link #end()} is still to come
	 */
	boolean ends() {
		return this.settings.end() != End.ANSWER;
	}

	/**
	 * Ends the connection.
	 */
	void end() {
		Socket plain = this.connection.plain();
		Socket socket = this.connection.socket();
		try {
			switch (this.settings.end()) {
				case CLOSE -> Drain.drain(plain, socket, this.connection.deadline());
				case TRUNCATE -> Drain.drain(plain, plain, this.connection.deadline());
				case RESET -> {
					plain.setSoLinger(true, 0);
					plain.close();
				}
				case SILENT -> this.connection.beSilent();
				case HALF_CLOSE -> {
					if (socket != plain) {
						socket.shutdownOutput();
					}
					plain.shutdownOutput();
					this.connection.readToEnd();
				}
				default -> throw new IllegalStateException();
			}
		}
		catch (IOException ex) {
			// The client has gone: there is nothing left to end.
		}
	}

	/**
	 * Counts what has gone out, of which not all need to.
	 */
	private final class Counted extends FilterOutputStream {

		Counted(OutputStream output) {
			super(output);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
			FaultyAnswer.this.written += length;
		}

	}

}
