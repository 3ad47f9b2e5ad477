package dev.tcplab.protocol.tls;

import dev.tcplab.support.EnumName;

/**
 * Whether a server asks its clients for a certificate.
 */
public enum ClientAuth {

	/**
	 * It does not.
	 */
	NONE,

	/**
	 * It does, and serves those without one too.
	 */
	WANT,

	/**
	 * It does, and serves nobody without one.
	 */
	NEED;

	/**
	 * Returns the value as it is configured.
	 * @return its name in lower case
	 */
	@Override
	public String toString() {
		return EnumName.of(this);
	}

}
