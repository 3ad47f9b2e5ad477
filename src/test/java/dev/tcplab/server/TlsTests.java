package dev.tcplab.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.protocol.tls.Tls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Servers and clients with TLS.
 */
@Timeout(60)
class TlsTests {

	private static final String PEM = "spring.ssl.bundle.pem.";

	@TempDir
	static Path directory;

	private static Keys server;

	private static Keys client;

	private static Lab lab;

	@BeforeAll
	static void start() throws Exception {
		server = Keys.make(directory, "server");
		client = Keys.make(directory, "client");
		Path own = Files.createDirectory(directory.resolve("server"));
		Path other = Files.createDirectory(directory.resolve("client"));
		server.writePem(own);
		client.writePem(other);
		lab = Lab.start("happy", "console.prefix=server", "client.ssl.bundle=trusting", certificate("server", own),
				key("server", own), certificate("stranger", other), key("stranger", other), certificate("mutual", own),
				key("mutual", own), trust("mutual", other), trust("trusting", own), certificate("keyless", own),
				certificate("mismatch", own), key("mismatch", other), certificate("protocol", own),
				key("protocol", own), PEM + "protocol.options.enabled-protocols=FOO", certificate("cipher", own),
				key("cipher", own), PEM + "cipher.options.ciphers=FOO",
				"spring.ssl.bundle.jks.jks.keystore.location=" + server.store().toUri(),
				"spring.ssl.bundle.jks.jks.keystore.password=" + Keys.PASSWORD);
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	private static String certificate(String bundle, Path directory) {
		return PEM + bundle + ".keystore.certificate=" + directory.resolve("server.crt");
	}

	private static String key(String bundle, Path directory) {
		return PEM + bundle + ".keystore.private-key=" + directory.resolve("server.key");
	}

	private static String trust(String bundle, Path directory) {
		return PEM + bundle + ".truststore.certificate=" + directory.resolve("server.crt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void answersWithProtocol(String protocol) throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server"); SSLSocket socket = connect(echo, null)) {
			socket.setEnabledProtocols(new String[] { protocol });
			assertThat(talk(socket)).isEqualTo("ECHO: Test\n");
			assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
			assertThat(echo.nextExchange().bytesIn()).isEqualTo(4);
		}
	}

	@Test
	void answersWithJavaKeyStore() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=jks"); SSLSocket socket = connect(echo, null)) {
			assertThat(talk(socket)).isEqualTo("ECHO: Test\n");
		}
	}

	@Test
	void answersEmptyMessageOfHalfClose() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server"); SSLSocket socket = connect(echo, null)) {
			socket.startHandshake();
			socket.shutdownOutput();
			assertThat(Wire.text(socket.getInputStream().readAllBytes())).isEqualTo("ECHO: \n");
		}
	}

	@Test
	void answersMessageAfterMessage() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server", "keep-open=true", "codec=lf");
				SSLSocket socket = connect(echo, null)) {
			for (int i = 0; i < 3; i++) {
				socket.getOutputStream().write(Wire.bytes("hi\n"));
				assertThat(Wire.text(socket.getInputStream().readNBytes(9))).isEqualTo("ECHO: hi\n");
			}
		}
	}

	@Test
	void survivesPlaintextClient() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server")) {
			echo.tryToSend("GET / HTTP/1.1\r\n\r\n");
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			try (SSLSocket socket = connect(echo, null)) {
				assertThat(talk(socket)).isEqualTo("ECHO: Test\n");
			}
		}
	}

	@Test
	void closesClientWithIncompleteHandshake() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server", "read-timeout=300ms"); Wire client = echo.connect()) {
			// The beginning of a handshake's first record.
			client.send(new byte[] { 0x16, 3, 1, 0 });
			assertThat(client.receiveAll()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void countsClientThatLeavesDuringHandshake() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server")) {
			echo.connect().leave();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.RESET);
		}
	}

	@Test
	void closesClientAfterWriteTimeout() throws Exception {
		byte[] answer = new byte[16 * 1024 * 1024];
		try (TestServer server = lab.add(new TestServer.Format(), TestServer.answering((message) -> answer),
				"ssl.bundle=server", "write-timeout=300ms"); SSLSocket socket = connect(server, null)) {
			socket.getOutputStream().write(Wire.bytes("Test"));
			assertThat(server.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void readsProxyHeaderBeforeHandshake() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server", "proxy-protocol=v1");
				Socket plain = new Socket("127.0.0.1", echo.port())) {
			plain.getOutputStream().write(Wire.bytes("PROXY TCP4 192.0.2.7 127.0.0.1 57848 8080\r\n"));
			try (SSLSocket secured = (SSLSocket) Keys.context(server, null)
				.getSocketFactory()
				.createSocket(plain, "127.0.0.1", plain.getPort(), true)) {
				assertThat(talk(secured)).isEqualTo("ECHO: Test\n");
			}
			echo.awaitLine("CONNECTION 1. Client IP,PORT: ('192.0.2.7', 57848)");
		}
	}

	@Test
	void rejectsClientWithoutNeededCertificate() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=mutual", "ssl.client-auth=need");
				SSLSocket without = connect(echo, null)) {
			assertThatIOException().isThrownBy(() -> talk(without));
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			try (SSLSocket with = connect(echo, client)) {
				assertThat(talk(with)).isEqualTo("ECHO: Test\n");
			}
		}
	}

	@Test
	void servesClientWithoutWantedCertificate() throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=mutual", "ssl.client-auth=want");
				SSLSocket without = connect(echo, null);
				SSLSocket with = connect(echo, client)) {
			assertThat(talk(without)).isEqualTo("ECHO: Test\n");
			assertThat(talk(with)).isEqualTo("ECHO: Test\n");
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			textBlock = """
					nope,     none, Unknown SSL bundle 'nope'
					server,   need, "ssl.client-auth=need asks clients for a certificate, but the SSL bundle 'server' does not say whom to trust"
					"",       want, "ssl.client-auth=want asks clients for a certificate, but no ssl.bundle secures the server"
					trusting, none, "The SSL bundle 'trusting' has no certificate with its key, which a server needs"
					keyless,  none, "The SSL bundle 'keyless' has no certificate with its key, which a server needs"
					mismatch, none, "The SSL bundle 'mismatch' cannot be used: The private key is not that of the certificate"
					protocol, none, "The SSL bundle 'protocol' cannot be used: "
					cipher,   none, "The SSL bundle 'cipher' cannot be used: "
					""")
	void refusesToStartWithUnusableBundle(String bundle, String clientAuth, String message) {
		String[] settings = bundle.isEmpty() ? new String[] { "ssl.client-auth=" + clientAuth }
				: new String[] { "ssl.bundle=" + bundle, "ssl.client-auth=" + clientAuth };
		assertThatThrownBy(() -> lab.add(settings)).hasStackTraceContaining(message);
	}

	@Test
	void servesRenewedCertificateUnlessUnusable(@TempDir Path pem) throws Exception {
		server.writePem(pem);
		try (LogLines log = LogLines.of(Tls.class);
				Lab reloading = Lab.start("echo1", "server.ssl.bundle=lab", certificate("lab", pem), key("lab", pem),
						PEM + "lab.reload-on-update=true", "spring.ssl.bundle.watch.file.quiet-period=100ms")) {
			Files.writeString(pem.resolve("server.crt"), "garbage");
			await().until(
					() -> log.all().stream().anyMatch((line) -> line.contains("The SSL bundle lab stays as it was")));
			assertThat(certificate(reloading, server)).isEqualTo(server.certificate());
			client.writePem(pem);
			await().ignoreExceptions().until(() -> certificate(reloading, client).equals(client.certificate()));
		}
	}

	private static Certificate certificate(Lab lab, Keys trusted) throws Exception {
		SSLContext context = Keys.context(trusted, null);
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", lab.port("echo1"))) {
			socket.startHandshake();
			return socket.getSession().getPeerCertificates()[0];
		}
	}

	@Test
	void answersOwnClient() {
		try (TestServer echo = lab.add("ssl.bundle=server")) {
			assertThat(lab.clients().to("localhost", echo.port()).talk("Test")).isEqualTo("ECHO: Test\n");
			assertThat(lab.clients().to("127.0.0.1", echo.port()).talk("")).isEqualTo("ECHO: \n");
			assertThat(lab.clients().to("localhost", echo.port()).talkDirectly(new byte[] { 'x' }, false).answer())
				.asString()
				.isEqualTo("ECHO: x\n");
		}
	}

	@ParameterizedTest
	@CsvSource({ "stranger, 127.0.0.1", "server, 127.0.0.2", "'', 127.0.0.1" })
	void rejectsUntrustedServerAsOwnClient(String bundle, String host) {
		try (TestServer echo = bundle.isEmpty() ? lab.add() : lab.add("ssl.bundle=" + bundle)) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> lab.clients().to(host, echo.port()).talk("Test"))
				.withMessageContaining("TLS handshake with %s, port ".formatted(host))
				.extracting(TalkException::outcome)
				.isEqualTo(TalkOutcome.HANDSHAKE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "close, 3, ECH complete", "truncate, 3, ECH truncated" })
	@EnabledIf("hasPython")
	void sendsCloseNotifyUnlessTruncated(String end, int bytes, String seen) throws Exception {
		try (TestServer echo = lab.add("ssl.bundle=server", "faults.end=" + end, "faults.after-bytes=" + bytes)) {
			assertThat(python(echo.port())).isEqualTo(seen);
		}
	}

	static boolean hasPython() {
		try {
			return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
		}
		catch (IOException | InterruptedException ex) {
			return false;
		}
	}

	// Java does not tell the end of the stream from that of TLS.
	private static String python(int port) throws IOException {
		Process python = new ProcessBuilder("python3", "-c", """
				import socket, ssl, sys
				context = ssl._create_unverified_context()
				plain = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=30)
				secured = context.wrap_socket(plain, suppress_ragged_eofs=False)
				secured.sendall(b"hi")
				answer, end = b"", "complete"
				try:
				    while piece := secured.recv(2048):
				        answer += piece
				except ssl.SSLEOFError:
				    end = "truncated"
				print(answer.decode() + " " + end)
				""", Integer.toString(port)).redirectErrorStream(true).start();
		return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
	}

	private static SSLSocket connect(TestServer echo, Keys own) throws Exception {
		SSLContext context = Keys.context(server, own);
		SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", echo.port());
		socket.setSoTimeout(30_000);
		return socket;
	}

	private static String talk(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(Wire.bytes("Test"));
		return Wire.text(socket.getInputStream().readAllBytes());
	}

}
