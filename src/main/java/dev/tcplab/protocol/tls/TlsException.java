package dev.tcplab.protocol.tls;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * An SSL bundle cannot be used; the message says why.
 */
final class TlsException extends AdvisedException {

	private static final long serialVersionUID = 1L;

	/**
	 * An example of a bundle for servers, without its name.
	 */
	static final String OF_SERVER = "--spring.ssl.bundle.pem.%1$s.keystore.certificate=server.crt"
			+ " --spring.ssl.bundle.pem.%1$s.keystore.private-key=server.key";

	/**
	 * An example of a bundle for clients, without its name.
	 */
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
		// Others say what they are about, but not what is wrong.
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
