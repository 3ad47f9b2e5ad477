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
 * @param greetsOnConnect whether the server speaks first
 * @param tls secures the connections; {@code null} leaves them plain
 */
record ConnectionContext(ServerSettings settings, boolean greetsOnConnect, ServerLifecycle lifecycle,
		ClientTracker tracker, Preamble preamble, @Nullable Tls tls, MessageCodec codec, AnswerWriter answers,
		Failures failures, ServerFaults faults, ServerErrors errors, ServerEvents events) {

	// With a PROXY header or ignored probes, its first bytes decide.
	boolean admitsOnAccept() {
		return this.preamble == Preamble.NONE && !this.settings.ignoreEmpty();
	}

	// The number of bytes per direction in an event; 0 if no event is made.
	int keptBytes() {
		return this.events.areHeard(ExchangeConcluded.class) ? this.events.mostBytes() : 0;
	}

	boolean recordsTimelines() {
		return this.events.haveTimelines();
	}

}
