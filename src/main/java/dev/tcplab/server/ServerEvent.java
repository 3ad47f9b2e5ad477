package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An event of a server. The events of one client have this order: connected, then
 * messages and exchanges in turn, then left.
 */
public sealed interface ServerEvent {

	Set<Class<? extends ServerEvent>> KINDS = Set.of(Connected.class, Rejected.class, MessageHeard.class,
			ExchangeConcluded.class, Left.class, StateChanged.class);

	String server();

	Instant at();

	record Connected(String server, Instant at, Client client) implements ServerEvent {
	}

	/**
	 * A client was rejected: it was beyond the limit, or arrived while the server
	 * stopped.
	 */
	record Rejected(String server, Instant at, InetSocketAddress address) implements ServerEvent {
	}

	/**
	 * A complete message arrived.
	 *
	 * @param message the first bytes of the message without its frame, at least as many
	 * as each listener {@linkplain ServerEventListener#mostBytes() asks for}
	 */
	record MessageHeard(String server, Instant at, Client client, byte[] message) implements ServerEvent {

		@Override
		public byte[] message() {
			return this.message.clone();
		}

	}

	/**
	 * An exchange ended.
	 *
	 * @param received the first bytes from the client, including the frame
	 * @param sent the first bytes written to the client, including the frame
	 * @param reason why there was no complete answer; {@code null} if there was one, or
	 * if the server failed
	 * @param timeline the steps of the exchange; empty if no listener wants timelines
	 */
	record ExchangeConcluded(String server, Instant at, Exchange exchange, byte[] received, byte[] sent,
			@Nullable Unanswered reason, Timeline timeline) implements ServerEvent {

		@Override
		public byte[] received() {
			return this.received.clone();
		}

		@Override
		public byte[] sent() {
			return this.sent.clone();
		}

	}

	/**
	 * A client's connection was closed.
	 *
	 * @param timeline the steps since the last exchange; empty if no listener wants
	 * timelines
	 */
	record Left(String server, Instant at, Client client, Timeline timeline) implements ServerEvent {
	}

	/**
	 * The state of a server changed.
	 *
	 * @param reason why the server has failed; {@code null} if it has not
	 */
	record StateChanged(String server, Instant at, ServerState from, ServerState to,
			@Nullable String reason) implements ServerEvent {
	}

}
