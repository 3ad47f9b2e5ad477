package dev.tcplab.server.net;

import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.fault.ServerFaults;
import dev.tcplab.tls.Tls;
import dev.tcplab.wire.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one server have in common.
 *
 * @param settings the server's settings
 * @param lifecycle tells whether they are to finish
 * @param tracker takes their clients from admission to leaving
 * @param preamble what precedes their first message
 * @param tls secures them; {@code null} leaves them plain
 * @param codec frames their messages
 * @param answers writes their answers
 * @param faults what is done badly to them on purpose
 * @param errors told what goes wrong
 * @param events tell whether anybody wants to see their bytes
 */
record ConnectionContext(ServerSettings settings, ServerLifecycle lifecycle, ClientTracker tracker, Preamble preamble,
		@Nullable Tls tls, MessageCodec codec, AnswerWriter answers, ServerFaults faults, ServerErrors errors,
		ServerEvents events) {

	/**
	 * Whether a client is known to be one as soon as it has connected.
	 * @return whether it is admitted then
	 */
	boolean admitsAtOnce() {
		return this.preamble == Preamble.NONE && !this.settings.ignoreEmpty();
	}

}
