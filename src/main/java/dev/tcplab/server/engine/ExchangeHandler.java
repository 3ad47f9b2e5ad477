package dev.tcplab.server.engine;

import java.io.IOException;
import java.util.Set;

import dev.tcplab.server.FaultKind;
import dev.tcplab.server.FaultSettings.End;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.engine.Received.Failed;
import dev.tcplab.server.engine.Received.Left;
import dev.tcplab.server.engine.Received.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Handles one exchange: reads a message, lets the flow answer it, and writes the answer.
 *
 * @param context what the connections of the server share
 */
record ExchangeHandler(ConnectionContext context) {

	private static final byte[] NOTHING = {};

	/**
	 * Handles an exchange.
	 * @param client the client's socket
	 * @param served the client
	 * @param first whether it is the first exchange of the connection
	 * @param flow makes the answer
	 * @return the result
	 */
	ExchangeResult handle(ClientSocket client, ServedClient served, boolean first, Flow flow) {
		Set<FaultKind> met = first ? served.met() : Set.of();
		try {
			Received received = receive(client, first, met);
			if (received instanceof Message message) {
				return ExchangeResult.of(client, first, answer(client, served, first, flow, message.bytes()),
						this.context.keptBytes());
			}
			if (received instanceof Failed failed) {
				return ExchangeResult.withoutMessage(client, first, failed.outcome(), failed.reason(), met);
			}
			return ExchangeResult.withoutMessage(client, first, null, null, met);
		}
		// Even an error, such as a lack of memory, costs this client only.
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
			return ExchangeResult.withoutMessage(client, first, Outcome.ERROR, null, met);
		}
	}

	private Received receive(ClientSocket client, boolean first, Set<FaultKind> met) {
		if (!first) {
			client.countAgain(this.context.keptBytes());
		}
		try {
			return new Message(this.context.codec().deserialize(client.input()));
		}
		catch (SoftEndOfStreamException ex) {
			if (this.context.settings().keepOpen()) {
				return new Left();
			}
			return this.context.settings().codec().endsWithStream() ? new Message(NOTHING)
					: this.context.failures().noMessage();
		}
		catch (IOException ex) {
			return client.isIdle() ? new Left() : this.context.failures().beforeMessage(ex, client, met);
		}
	}

	private Answer answer(ClientSocket client, ServedClient served, boolean first, Flow flow, byte[] message) {
		Set<FaultKind> met = first ? served.met() : Set.of();
		try {
			client.deadline().clear();
			// A message that was read together with the previous one has not cleared the
			// idle flag.
			client.setIdle(false);
			this.context.tracker().heard(served.admission(), message, first);
			byte[] reply = flow.ask(message);
			if (reply == null) {
				return Answer.none(Outcome.ERROR, this.context.failures().noAnswer(), met);
			}
			Answer answer = this.context.answers().write(client, reply, served.faults());
			if (answer.end() == End.SILENT && answer.outcome() == Outcome.TIMEOUT) {
				// The connection is held here, because a silent fault lasts as long as
				// the exchange.
				client.end(End.SILENT);
				return answer.ended().with(met);
			}
			return answer.with(met);
		}
		catch (RuntimeException | Error ex) {
			this.context.errors().add(ex);
			return Answer.none(Outcome.ERROR, null, met);
		}
	}

	/**
	 * Makes answers.
	 */
	@FunctionalInterface
	interface Flow {

		/**
		 * Hands a message to the gateway, and waits for the reply.
		 * @param message the message without its frame
		 * @return the reply, or {@code null} if there was none
		 */
		byte @Nullable [] ask(byte[] message);

	}

}
