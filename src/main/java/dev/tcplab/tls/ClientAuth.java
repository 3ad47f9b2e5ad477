package dev.tcplab.tls;

/**
 * Whether a server asks its clients for a certificate.
 */
public enum ClientAuth {

	/**
	 * It does not.
	 */
	NONE,

	/**
	 * It does, and attends those without one too.
	 */
	WANT,

	/**
	 * It does, and attends nobody without one.
	 */
	NEED

}
