package com.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tcplab.protocol.codec.Codec.LF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DeviceClientTlsTests {

	static final Duration TIMEOUT = Duration.ofSeconds(5);

	@TempDir
	static Path directory;

	static Path keyStore;

	@BeforeAll
	static void makeKeyStore() throws Exception {
		keyStore = directory.resolve("device.p12");
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "device", "-keyalg", "EC", "-dname",
				"CN=device", "-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass", "secret")
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void talksWithTls() throws Exception {
		try (TcpLabServer server = TcpLabServer.answering((command) -> command.toLowerCase())
			.codec(LF)
			.keepOpen()
			.greeting("220 ready")
			.tls(keyStore, "secret")
			.start(); DeviceClient client = client(server)) {
			assertThat(client.ask("HELLO")).isEqualTo("hello");
		}
	}

	@Test
	void refusesOtherGreeting() throws Exception {
		try (TcpLabServer server = TcpLabServer.echo()
			.codec(LF)
			.greeting("SSH-2.0")
			.tls(keyStore, "secret")
			.start(); DeviceClient client = client(server)) {
			assertThatIllegalStateException().isThrownBy(() -> client.ask("HELLO"));
		}
	}

	private static DeviceClient client(TcpLabServer server) throws IOException, GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		try (InputStream file = Files.newInputStream(keyStore)) {
			trusted.load(file, "secret".toCharArray());
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(null, trust.getTrustManagers(), null);
		return new DeviceClient(server.address(), tls.getSocketFactory(), TIMEOUT);
	}

}
