package dev.tcplab.protocol.tls;

import dev.tcplab.support.EnumName;

/**
 * Whether a server asks its clients for a certificate.
 */
public enum ClientAuth {

	NONE,

	/**
	 * Clients without a certificate are served too.
	 */
	WANT,

	/**
	 * Clients without a certificate are not served.
	 */
	NEED;

	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
