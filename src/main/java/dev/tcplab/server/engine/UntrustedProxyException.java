package dev.tcplab.server.engine;

import java.io.IOException;

/**
 * Somebody has connected who may not name others as clients.
 */
final class UntrustedProxyException extends IOException {

	private static final long serialVersionUID = 1L;

	UntrustedProxyException(String message) {
		super(message);
	}

}
