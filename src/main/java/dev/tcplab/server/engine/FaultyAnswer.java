package dev.tcplab.server.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings;
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

	FaultyAnswer(AnswerWriter writer, ClientSocket client, ConnectionFaults faults) {
		this.writer = writer;
		this.client = client;
		this.faults = faults;
		this.settings = faults.settings();
	}

	Answer write(byte[] answer) {
		try {
			delay();
			byte[] frame = this.writer.frame(corrupt(answer));
			int length = (this.settings.end() == FaultEnd.ANSWER) ? frame.length
					: Math.min(this.settings.afterBytes(), frame.length);
			if (length > 0) {
				write(frame, length);
			}
			return ended(length, frame.length);
		}
		catch (IOException ex) {
			Failed failed = this.writer.failures().duringAnswer(this.client, this.met);
			return new Answer(failed.outcome(), failed.reason(), this.met, null, null);
		}
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

	private void write(byte[] frame, int length) throws IOException {
		if (this.settings.slice() != null) {
			this.met.add(FaultKind.SLICE);
		}
		if (this.settings.rate() != null) {
			this.met.add(FaultKind.RATE);
		}
		// Otherwise the second piece waits for the acknowledgement of the first.
		this.client.plain().setTcpNoDelay(true);
		this.faults.pace(this.client.output(), this.client::pause).write(frame, 0, length);
	}

	private Answer ended(int written, int length) {
		FaultEnd end = this.settings.end();
		if (end == FaultEnd.ANSWER) {
			return new Answer(Outcome.ANSWERED, null, this.met, null, null);
		}
		this.met.add(end.kind());
		if (written == length) {
			return new Answer(Outcome.ANSWERED, null, this.met, end, null);
		}
		Outcome outcome = switch (end) {
			case RESET -> Outcome.RESET;
			case SILENT -> Outcome.TIMEOUT;
			default -> Outcome.ERROR;
		};
		return new Answer(outcome, this.writer.failures().fault(end, written, length), this.met, end, null);
	}

}
