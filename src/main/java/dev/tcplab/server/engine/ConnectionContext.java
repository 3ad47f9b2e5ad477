package dev.tcplab.server.engine;

import dev.tcplab.protocol.codec.MessageCodec;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.fault.ServerFaults;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the connections of one server share.
 *
 * @param settings the server's settings
 * @param greetsOnConnect whether the server speaks first
 * @param lifecycle shows whether the server is stopping
 * @param tracker admits clients and records their exchanges
 * @param preamble precedes the first message
 * @param tls secures the connections; {@code null} leaves them plain
 * @param codec frames the messages
 * @param answers writes the answers
 * @param failures finds out why a client is not answered
 * @param faults the faults on demand
 * @param errors records errors of the server
 * @param events shows whether events are published
 */
record ConnectionContext(ServerSettings settings, boolean greetsOnConnect, ServerLifecycle lifecycle,
		ClientTracker tracker, Preamble preamble, @Nullable Tls tls, MessageCodec codec, AnswerWriter answers,
		Failures failures, ServerFaults faults, ServerErrors errors, ServerEvents events) {

	/**
	 * Returns whether clients are admitted on accept.
	 * @return true if the server neither expects a PROXY header nor ignores probes
	 */
	boolean admitsOnAccept() {
		return this.preamble == Preamble.NONE && !this.settings.ignoreEmpty();
	}

	/**
	 * Returns how many bytes of each direction an event has.
	 * @return the number of bytes; 0 if no event is made
	 */
	int keptBytes() {
		return this.events.areHeard(ExchangeConcluded.class) ? this.events.mostBytes() : 0;
	}

}
