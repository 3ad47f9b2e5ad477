package dev.tcplab.protocol.tls;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a server secures its connections.
 *
 * @param bundle the name of the SSL bundle with the server's certificate; omit it to
 * disable TLS
 * @param clientAuth whether clients must show a certificate that the bundle trusts: none,
 * want, or need
 */
public record ServerTlsSettings(@Nullable String bundle, @DefaultValue("none") ClientAuth clientAuth) {
}
