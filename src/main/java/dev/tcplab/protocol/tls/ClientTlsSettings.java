package dev.tcplab.protocol.tls;

import org.jspecify.annotations.Nullable;

/**
 * How a client secures its connections.
 *
 * @param bundle the name of the SSL bundle with what the client trusts, and with its own
 * certificate if servers ask for one; none is no TLS
 */
public record ClientTlsSettings(@Nullable String bundle) {
}
