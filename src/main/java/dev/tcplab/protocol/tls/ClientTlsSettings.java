package dev.tcplab.protocol.tls;

import org.jspecify.annotations.Nullable;

/**
 * How a client secures its connections.
 *
 * @param bundle the name of the SSL bundle with the certificates that the client trusts,
 * and with its own certificate if servers ask for one; omit it to disable TLS
 */
public record ClientTlsSettings(@Nullable String bundle) {
}
