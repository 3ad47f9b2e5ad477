package dev.tcplab.server.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.fault.ConnectionFaults;

/**
 * Writes one answer with faults: late, changed, in pieces, slowly, or in part.
 */
final class FaultyAnswer {

	private final AnswerWriter writer;

	private final ClientSocket client;

	private final ConnectionFaults faults;

	private final FaultSettings settings;

	private final Set<FaultKind> met = EnumSet.noneOf(FaultKind.class);

	private byte[] frame = {};

	private int written;

	FaultyAnswer(AnswerWriter writer, ClientSocket client, ConnectionFaults faults) {
		this.writer = writer;
		this.client = client;
		this.faults = faults;
		this.settings = faults.settings();
	}

	/**
	 * Writes as much of the answer as the faults allow.
	 * @param answer the answer without its frame
	 * @return the part that was written
	 * @throws IllegalArgumentException if the answer does not fit into the codec's frame
	 */
	Answer write(byte[] answer) {
		try {
			delay();
			this.frame = this.writer.frame(corrupt(this.writer.text(answer)));
			int length = (this.settings.end() == End.ANSWER) ? this.frame.length
					: Math.min(this.settings.afterBytes(), this.frame.length);
			if (length > 0) {
				write(length);
			}
		}
		catch (IOException ex) {
			Failed failed = this.writer.failures().duringAnswer(this.client, this.met);
			return new Answer(failed.outcome(), failed.reason(), this.frame, this.written, this.met, null);
		}
		return ended();
	}

	private void delay() throws IOException {
		Duration delay = this.faults.delay();
		if (!delay.isZero()) {
			this.met.add(FaultKind.DELAY);
			this.client.pause(delay);
		}
	}

	private byte[] corrupt(byte[] text) {
		byte[] corrupted = this.faults.corrupt(text);
		if (corrupted != text) {
			this.met.add(FaultKind.CORRUPT);
		}
		return corrupted;
	}

	private void write(int length) throws IOException {
		if (this.settings.slice() != null) {
			this.met.add(FaultKind.SLICE);
		}
		if (this.settings.rate() != null) {
			this.met.add(FaultKind.RATE);
		}
		// Otherwise the second piece waits for the acknowledgement of the first.
		this.client.plain().setTcpNoDelay(true);
		this.faults.pace(new Counted(this.client.output()), this.client::pause).write(this.frame, 0, length);
	}

	private Answer ended() {
		End end = this.settings.end();
		if (end == End.ANSWER) {
			return new Answer(Outcome.ANSWERED, null, this.frame, this.written, this.met, null);
		}
		this.met.add(end.kind());
		if (this.written == this.frame.length) {
			return new Answer(Outcome.ANSWERED, null, this.frame, this.written, this.met, end);
		}
		Outcome outcome = switch (end) {
			case RESET -> Outcome.RESET;
			case SILENT -> Outcome.TIMEOUT;
			default -> Outcome.ERROR;
		};
		return new Answer(outcome, this.writer.failures().fault(end, this.written, this.frame.length), this.frame,
				this.written, this.met, end);
	}

	/**
	 * Counts the bytes that were written, also if the rest could not be.
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
