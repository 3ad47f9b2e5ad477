package dev.tcplab.protocol.tls;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Thrown when an SSL bundle cannot be used.
 */
public final class TlsException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	// Examples, to be formatted with the name of the bundle.
	static final String OF_SERVER = "--spring.ssl.bundle.pem.%1$s.keystore.certificate=server.crt"
			+ " --spring.ssl.bundle.pem.%1$s.keystore.private-key=server.key";

	static final String OF_CLIENT = "--spring.ssl.bundle.pem.%s.truststore.certificate=server.crt";

	private TlsException(String message, String advice, @Nullable Throwable cause) {
		super(message, advice, cause);
	}

	static TlsException unknown(String bundle, Iterable<String> known, String example, Throwable cause) {
		String names = String.join(", ", known);
		return new TlsException("Unknown SSL bundle '%s'".formatted(bundle),
				names.isEmpty() ? "Define it, as in " + example.formatted(bundle) : "Known bundles: " + names, cause);
	}

	static TlsException unusable(String bundle, Throwable thrown) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
		// The messages of other exceptions do not name the problem.
		String reason = (cause instanceof IllegalArgumentException) ? cause.getMessage() : cause.toString();
		return new TlsException("The SSL bundle '%s' cannot be used: %s".formatted(bundle, reason),
				"Check its files, passwords and options, below spring.ssl.bundle", thrown);
	}

	static TlsException withoutBundle(ClientAuth clientAuth) {
		return new TlsException(
				"ssl.client-auth=%s asks clients for a certificate, but no ssl.bundle secures the server"
					.formatted(clientAuth),
				"Name an SSL bundle, as in --tcp-lab.server.ssl.bundle=lab, or ask for none", null);
	}

	static TlsException withoutTrust(String bundle, ClientAuth clientAuth) {
		return new TlsException(
				"ssl.client-auth=%s asks clients for a certificate, but the SSL bundle '%s' does not say whom to trust"
					.formatted(clientAuth, bundle),
				"Give it a truststore, as in --spring.ssl.bundle.pem.%s.truststore.certificate=ca.crt"
					.formatted(bundle),
				null);
	}

	static TlsException withoutCertificate(String bundle) {
		return new TlsException(
				"The SSL bundle '%s' has no certificate with its key, which a server needs".formatted(bundle),
				"Give it both, as in " + OF_SERVER.formatted(bundle), null);
	}

}
