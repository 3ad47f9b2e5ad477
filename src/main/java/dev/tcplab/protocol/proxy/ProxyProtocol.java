package dev.tcplab.protocol.proxy;

/**
 * Whether a connection starts with a header of the PROXY protocol, and its version.
 */
public enum ProxyProtocol {

	NONE,

	/**
	 * One line of text.
	 */
	V1,

	/**
	 * A binary header.
	 */
	V2,

	/**
	 * Either, but not none: a missing header would look like a client's message.
	 */
	ANY

}
