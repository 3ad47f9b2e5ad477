package dev.tcplab.mode.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.tcplab.client.ClientOptions;
import dev.tcplab.client.FakeServer;
import dev.tcplab.client.FakeServer.Handler;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.client.engine.ServerAddress;
import dev.tcplab.protocol.tls.ClientTlsSettings;
import dev.tcplab.protocol.tls.Tls;
import dev.tcplab.server.Keys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exchanges with servers that speak TLS, or should.
 */
@Timeout(60)
class TlsConnectionTests {

	@TempDir
	static Path directory;

	private static SSLContext server;

	private static SSLContext stranger;

	@BeforeAll
	static void makeKeys() throws Exception {
		Keys own = Keys.make(directory, "server");
		Keys other = Keys.make(directory, "stranger");
		own.writePem(directory);
		server = Keys.context(other, own);
		stranger = Keys.context(own, other);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void returnsAnswer(String protocol) {
		assertThat(talk("localhost", protocol, "hi", secured(server, FakeServer::echo))).isEqualTo("hi");
	}

	@Test
	void halfClosesForEmptyMessage() {
		assertThat(talk("",
				secured(server, (client) -> FakeServer.write(client, "received " + client.getInputStream().read()))))
			.isEqualTo("received -1");
	}

	@Test
	void readsAnswerWhileSendingLongMessage() {
		String message = "x".repeat(2_000_000);
		assertThat(talk(message, secured(server, FakeServer.echoing(message.length())))).isEqualTo(message);
	}

	@Test
	void endsAnswerWithoutCloseNotify() {
		assertThat(talk("hi", (client) -> FakeServer.echo(secure(client, server)))).isEqualTo("hi");
	}

	@Test
	void failsIfServerClosesWithoutAnswer() {
		assertThat(talk("hi", secured(server, (client) -> client.getInputStream().read(new byte[10]))))
			.contains("closed the connection without an answer. It may");
	}

	@Test
	void failsIfCertificateIsUntrusted() {
		assertThat(talk("hi", secured(stranger, FakeServer::echo))).contains("TLS handshake with localhost, port ",
				"PKIX path");
	}

	@Test
	void failsIfCertificateIsForAnotherHost() {
		assertThat(talk("127.0.0.2", "TLSv1.3", "hi", secured(server, FakeServer::echo)))
			.contains("No subject alternative names matching IP address 127.0.0.2 found");
	}

	@Test
	void failsIfServerDoesNotSpeakTls() {
		assertThat(talk("hi", FakeServer.answering("Hello")))
			.contains("failed: Unsupported or unrecognized SSL message. Check that it speaks TLS");
	}

	@Test
	void failsIfServerClosesDuringHandshake() {
		assertThat(talk("hi", (client) -> client.getInputStream().readNBytes(100)))
			.contains("failed: Remote host terminated the handshake.");
	}

	@Test
	void failsIfServerResetsDuringHandshake() {
		assertThat(talk("hi", (client) -> {
			client.getInputStream().readNBytes(100);
			client.setSoLinger(true, 0);
		})).contains("failed: Connection reset.");
	}

	@Test
	void failsIfHandshakeTakesTooLong() {
		CountDownLatch end = new CountDownLatch(1);
		assertThat(talk("hi", (client) -> FakeServer.await(end))).contains("failed: Timed out.");
		end.countDown();
	}

	private static String talk(String message, Handler handler) {
		return talk("localhost", "TLSv1.3", message, handler);
	}

	private static String talk(String host, String protocol, String message, Handler handler) {
		try (FakeServer server = FakeServer.start(host.equals("localhost") ? "127.0.0.1" : host, handler)) {
			ClientOptions settings = new Binder(
					new MapConfigurationPropertySource(Map.of("client.connect-timeout", "1s")))
				.bind("client", ClientSettings.class)
				.get()
				.options();
			Target target = new Target(new ServerAddress(host, server.port()), settings, tls(protocol));
			return ConnectionTests.text(ConnectionTests.start(target, message));
		}
	}

	private static Tls tls(String protocol) {
		SslBundle trusting = SslBundle.of(
				new PemSslStoreBundle(null,
						PemSslStoreDetails.forCertificate(directory.resolve("server.crt").toString())),
				null, SslOptions.of(null, Set.of(protocol)));
		SslBundles bundles = new DefaultSslBundleRegistry("trusting", trusting);
		return Tls.of(new StaticListableBeanFactory(Map.of("bundles", bundles)).getBeanProvider(SslBundles.class),
				new ClientTlsSettings("trusting"));
	}

	private static Handler secured(SSLContext context, Handler handler) {
		return (client) -> {
			try (SSLSocket socket = secure(client, context)) {
				handler.serve(socket);
			}
		};
	}

	private static SSLSocket secure(Socket client, SSLContext context) throws IOException {
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
		socket.setUseClientMode(false);
		return socket;
	}

}
