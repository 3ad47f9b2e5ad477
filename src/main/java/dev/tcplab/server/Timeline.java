package dev.tcplab.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.support.EnumName;

/**
 * What happened on a connection during one exchange, step by step, as the server saw it.
 * One read step is one call of read, so it shows how TCP delivered the bytes: two sends
 * may arrive as one read, and one send as several.
 *
 * @param steps the steps in order, at most {@value #MOST}
 * @param more number of further reads and writes that are not among the steps
 */
public record Timeline(List<Step> steps, long more) {

	/**
	 * The maximum number of steps.
	 */
	public static final int MOST = 64;

	/**
	 * A timeline without steps.
	 */
	public static final Timeline NONE = new Timeline(List.of(), 0);

	public Timeline {
		steps = List.copyOf(steps);
	}

	/**
	 * Adds what happened after the exchange.
	 * @param later the later steps of the same connection
	 * @return the steps of both
	 */
	public Timeline and(Timeline later) {
		return new Timeline(Stream.concat(this.steps.stream(), later.steps.stream()).toList(), this.more + later.more);
	}

	/**
	 * One step.
	 *
	 * @param at the time since the accept
	 * @param kind what happened
	 * @param by which side caused it
	 * @param bytes number of bytes of a read, a write, or a PROXY header; 0 for other
	 * steps
	 * @param offset the position of the first byte of a read or a write among the bytes
	 * of its direction in this exchange; 0 for other steps
	 */
	public record Step(Duration at, Kind kind, Side by, long bytes, long offset) {
	}

	/**
	 * What can happen on a connection.
	 */
	public enum Kind {

		/**
		 * The server accepted the connection.
		 */
		ACCEPT,

		/**
		 * The header of the PROXY protocol arrived.
		 */
		PROXY,

		/**
		 * Client and server agreed on TLS. Later reads and writes show decrypted bytes.
		 */
		TLS,

		/**
		 * One read returned bytes of the client. Those that arrive after the server ended
		 * its sending side belong to no message.
		 */
		READ,

		/**
		 * One write of the server completed.
		 */
		WRITE,

		/**
		 * A side ended its sending side.
		 */
		FIN,

		/**
		 * A side reset the connection.
		 */
		RST,

		/**
		 * The server closed the connection.
		 */
		CLOSE;

		/**
		 * Returns the kind as it is shown.
		 * @return its name in lower case
		 */
		@Override
		public String toString() {
			return EnumName.of(this);
		}

	}

	/**
	 * A side of a connection.
	 */
	public enum Side {

		/**
		 * The client.
		 */
		CLIENT,

		/**
		 * The server.
		 */
		SERVER;

		/**
		 * Returns the side as it is shown.
		 * @return its name in lower case
		 */
		@Override
		public String toString() {
			return EnumName.of(this);
		}

	}

}
