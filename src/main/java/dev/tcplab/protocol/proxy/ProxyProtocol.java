package dev.tcplab.protocol.proxy;

/**
 * Whether a connection begins with a header of the PROXY protocol, and of which version.
 */
public enum ProxyProtocol {

	/**
	 * It does not.
	 */
	NONE,

	/**
	 * With one line of text.
	 */
	V1,

	/**
	 * With a binary header.
	 */
	V2,

	/**
	 * With either; never with none, which could not be told from a client's message.
	 */
	ANY

}
