package dev.tcplab.server.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Reply;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.engine.Received.Left;
import dev.tcplab.server.engine.Received.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Handles the exchanges of one client: reads a message, lets the flow answer it, and
 * writes the answer.
 */
record ExchangeHandler(ConnectionContext context, ClientSocket client, ServedClient served, Flow flow) {

	private static final byte[] NOTHING = {};

	ExchangeResult handle() {
		boolean heard = false;
		Answer answer;
		try {
			Received received = receive();
			if (received instanceof Message message) {
				heard = true;
				answer = answer(message.bytes());
			}
			else if (received instanceof Failed failed) {
				answer = Answer.none(failed.outcome(), failed.reason());
			}
			else {
				answer = Answer.none(null, null);
			}
		}
		// Also an error, such as a lack of memory, affects only this client.
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
			answer = Answer.none(Outcome.ERROR, null);
		}
		boolean delayed = this.client.isFirst() && this.client.isDelayed();
		return ExchangeResult.of(this.client, heard, delayed ? answer.with(FaultKind.ACCEPT_DELAY) : answer);
	}

	private Received receive() {
		if (this.client.isFirst()) {
			Failed failure = begin();
			if (failure != null) {
				return failure;
			}
		}
		try {
			return new Message(this.context.codec().deserialize(this.client.input()));
		}
		catch (SoftEndOfStreamException ex) {
			if (this.client.isClosing()) {
				return this.context.failures().closed(this.client);
			}
			if (this.context.settings().keepOpen()) {
				return new Left();
			}
			return this.context.settings().codec().endsWithStream() ? new Message(NOTHING)
					: this.context.failures().noMessage();
		}
		catch (IOException ex) {
			return this.client.isIdle() ? new Left() : this.context.failures().beforeMessage(ex, this.client);
		}
	}

	private @Nullable Failed begin() {
		if (this.served.failure() != null) {
			return this.served.failure();
		}
		try {
			if (!this.client.isOpen()) {
				this.client.open(this.context, this.served.faults());
			}
		}
		catch (IOException ex) {
			return this.context.failures().beforeMessage(ex, this.client);
		}
		String greeting = this.context.settings().greeting();
		if (this.context.greetsOnConnect() && greeting != null) {
			// If the greeting cannot be written, reading fails too, and reports why.
			byte[] first = this.context.answers().withoutLineFeed(greeting.getBytes(StandardCharsets.UTF_8));
			this.context.answers().write(this.client, Reply.of(first), null);
			this.client.deadline().set(this.context.settings().readTimeout());
		}
		return null;
	}

	private Answer answer(byte[] message) {
		this.client.deadline().clear();
		this.context.tracker().heard(this.served.admission(), message, this.client.isFirst());
		Reply reply = this.flow.ask(message);
		if (reply == null) {
			return Answer.none(Outcome.ERROR, this.context.failures().noAnswer());
		}
		Answer answer = this.context.answers().write(this.client, reply, this.served.faults());
		if (answer.end() == FaultEnd.SILENT && answer.outcome() == Outcome.TIMEOUT) {
			// Here, because the exchange lasts as long as the silence.
			new ConnectionEnd(this.client, this.context).fault(FaultEnd.SILENT);
			return answer.ended();
		}
		return answer;
	}

	@FunctionalInterface
	interface Flow {

		// Returns null if there was no reply.
		@Nullable Reply ask(byte[] message);

	}

}
