package dev.tcplab.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Reads a certificate and its key.
 */
final class TlsFiles {

	private TlsFiles() {
	}

	static SslBundle pem(Path certificate, Path privateKey) {
		return SslBundle.of(new PemSslStoreBundle(
				PemSslStoreDetails.forCertificate(location(certificate)).withPrivateKey(location(privateKey)), null));
	}

	static SslBundle keyStore(Path file, String password) {
		return SslBundle
			.of(new JksSslStoreBundle(JksSslStoreDetails.forLocation(location(file)).withPassword(password), null));
	}

	private static String location(Path file) {
		if (!Files.isReadable(file)) {
			throw TestLine.misuse("The file %s does not exist or is not readable. Check the path in tls(…)",
					file.toAbsolutePath());
		}
		return file.toUri().toString();
	}

}
