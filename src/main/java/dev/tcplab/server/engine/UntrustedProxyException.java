package dev.tcplab.server.engine;

import java.io.IOException;

/**
 * Thrown when the peer is not among the trusted proxies.
 */
final class UntrustedProxyException extends IOException {

	private static final long serialVersionUID = 1L;

	UntrustedProxyException(String message) {
		super(message);
	}

}
