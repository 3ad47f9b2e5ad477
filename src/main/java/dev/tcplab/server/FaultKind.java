package dev.tcplab.server;

import dev.tcplab.support.EnumName;

/**
 * What a server does badly on purpose.
 */
public enum FaultKind {

	/**
	 * The first read is late.
	 */
	ACCEPT_DELAY,

	/**
	 * The answer is late.
	 */
	DELAY,

	/**
	 * Bytes of the answer are changed.
	 */
	CORRUPT,

	/**
	 * The answer comes in pieces.
	 */
	SLICE,

	/**
	 * The answer comes slowly.
	 */
	RATE,

	/**
	 * The connection is closed: a FIN, after TLS's own end.
	 */
	CLOSE,

	/**
	 * The connection is reset: an RST.
	 */
	RESET,

	/**
	 * Nothing more comes, and the connection stays open.
	 */
	SILENT,

	/**
	 * The server ends its sending side and goes on reading.
	 */
	HALF_CLOSE,

	/**
	 * The connection is closed without TLS's own end; without TLS, simply closed.
	 */
	TRUNCATE;

	/**
	 * Returns the kind as it is shown.
	 * @return its name in lower case, with hyphens
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
