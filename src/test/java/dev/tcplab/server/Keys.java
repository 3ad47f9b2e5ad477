package dev.tcplab.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key with a self-signed certificate for localhost.
 */
public final class Keys {

	static final String PASSWORD = "secret";

	private final Path store;

	private final KeyStore keys;

	private Keys(Path store) throws IOException, GeneralSecurityException {
		this.store = store;
		this.keys = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			this.keys.load(stream, PASSWORD.toCharArray());
		}
	}

	public static Keys make(Path directory, String name) throws Exception {
		Path store = directory.resolve(name + ".p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=" + name,
				"-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(),
				"-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(output).isZero();
		return new Keys(store);
	}

	Path store() {
		return this.store;
	}

	Certificate certificate() throws GeneralSecurityException {
		return this.keys.getCertificate("key");
	}

	/**
	 * Writes the certificate and the key as PEM files.
	 * @param directory where to write {@code server.crt} and {@code server.key}
	 */
	public void writePem(Path directory) throws IOException, GeneralSecurityException {
		write(directory.resolve("server.key"), "PRIVATE KEY",
				this.keys.getKey("key", PASSWORD.toCharArray()).getEncoded());
		write(directory.resolve("server.crt"), "CERTIFICATE", certificate().getEncoded());
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		Files.write(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, base64)
			.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * A client's context.
	 * @param trusted the keys of the server that the client trusts
	 * @param own the client's own key, or {@code null}
	 */
	public static SSLContext context(Keys trusted, Keys own) throws GeneralSecurityException, IOException {
		KeyStore trust = KeyStore.getInstance("PKCS12");
		trust.load(null, null);
		trust.setCertificateEntry("trusted", trusted.certificate());
		TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
		trustManagers.init(trust);
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
		keyManagers.init((own != null) ? own.keys : null, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
		return context;
	}

}
