package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that has happened in a server. Those of one client come in this order:
 * connected, messages and exchanges in turns, left.
 */
public sealed interface ServerEvent {

	/**
	 * All kinds of events.
	 */
	Set<Class<? extends ServerEvent>> KINDS = Set.of(Connected.class, Rejected.class, MessageHeard.class,
			ExchangeConcluded.class, Left.class, StateChanged.class);

	/**
	 * Returns where it has happened.
	 * @return the server's name
	 */
	String server();

	/**
	 * Returns when it has happened.
	 * @return the moment
	 */
	Instant at();

	/**
	 * A client was admitted.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param client the client
	 */
	record Connected(String server, Instant at, Client client) implements ServerEvent {
	}

	/**
	 * A client was turned away: it came after the last one that the limit allows, or
	 * while the server stopped.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param address the client's address
	 */
	record Rejected(String server, Instant at, InetSocketAddress address) implements ServerEvent {
	}

	/**
	 * A whole message of a client has come.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param client the client
	 * @param message the message without its frame, as many of its first bytes as the
	 * listeners want to see
	 */
	record MessageHeard(String server, Instant at, Client client, byte[] message) implements ServerEvent {

		/**
		 * Returns a copy of the message.
		 */
		@Override
		public byte[] message() {
			return this.message.clone();
		}

	}

	/**
	 * An exchange has ended.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param exchange what became of it
	 * @param received what came from the client, frame included; as many of the first
	 * bytes as the listeners want to see
	 * @param sent what was written to the client, likewise
	 * @param reason why there was no complete answer; {@code null} if there was one, or
	 * if the server failed
	 */
	record ExchangeConcluded(String server, Instant at, Exchange exchange, byte[] received, byte[] sent,
			@Nullable Unanswered reason) implements ServerEvent {

		/**
		 * Returns a copy of the received bytes.
		 */
		@Override
		public byte[] received() {
			return this.received.clone();
		}

		/**
		 * Returns a copy of the written bytes.
		 */
		@Override
		public byte[] sent() {
			return this.sent.clone();
		}

	}

	/**
	 * A client's connection was closed.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param client the client
	 */
	record Left(String server, Instant at, Client client) implements ServerEvent {
	}

	/**
	 * A server does something else than before.
	 *
	 * @param server the server's name
	 * @param at when
	 * @param from what it did
	 * @param to what it does now
	 * @param reason why it has failed, if it has
	 */
	record StateChanged(String server, Instant at, ServerState from, ServerState to,
			@Nullable String reason) implements ServerEvent {
	}

}
