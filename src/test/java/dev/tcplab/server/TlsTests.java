package dev.tcplab.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Secured servers and clients.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class TlsTests {

	private static final String PEM = "spring.ssl.bundle.pem.lab.";

	@TempDir
	static Path directory;

	private static Keys server;

	private static Keys client;

	@TempDir
	Path pem;

	@BeforeAll
	static void makeKeys() throws Exception {
		server = Keys.make(directory, "server");
		client = Keys.make(directory, "client");
	}

	@BeforeEach
	void writePem() throws Exception {
		server.writePem(this.pem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void answersAndSaysThatTheAnswerIsWhole(String protocol) throws Exception {
		try (Lab lab = start("echo1"); SSLSocket socket = connect(lab, null)) {
			socket.setEnabledProtocols(new String[] { protocol });
			assertThat(talk(socket)).isEqualTo("ECHO: Test\n");
			assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
			assertThat(lab.recording().nextExchange().bytesIn()).isEqualTo(4);
		}
	}

	@Test
	void takesJavaKeyStoresToo() throws Exception {
		try (Lab lab = Lab.start("happy", "server.ssl.bundle=lab",
				"spring.ssl.bundle.jks.lab.keystore.location=" + server.store().toUri(),
				"spring.ssl.bundle.jks.lab.keystore.password=" + Keys.PASSWORD);
				SSLSocket socket = connect(lab, null)) {
			assertThat(talk(socket)).startsWith("HELLO");
		}
	}

	@Test
	void aHalfCloseIsTheEmptyMessage() throws Exception {
		try (Lab lab = start("echo1"); SSLSocket socket = connect(lab, null)) {
			socket.startHandshake();
			socket.shutdownOutput();
			assertThat(Wire.text(socket.getInputStream().readAllBytes())).isEqualTo("ECHO: \n");
		}
	}

	@Test
	void answersMessageAfterMessage() throws Exception {
		try (Lab lab = start("echo1", "server.keep-open=true", "server.codec=lf");
				SSLSocket socket = connect(lab, null)) {
			for (int i = 0; i < 3; i++) {
				socket.getOutputStream().write(Wire.bytes("hi\n"));
				assertThat(Wire.text(socket.getInputStream().readNBytes(9))).isEqualTo("ECHO: hi\n");
			}
		}
	}

	@Test
	void aPlaintextClientCostsOnlyItself(CapturedOutput output) throws Exception {
		try (Lab lab = start("echo1")) {
			Wire.tryToSend(lab.port("echo1"), "GET / HTTP/1.1\r\n\r\n");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			try (SSLSocket socket = connect(lab, null)) {
				assertThat(talk(socket)).isEqualTo("ECHO: Test\n");
			}
			await().untilAsserted(() -> assertThat(output).containsPattern(
					"echo1 did not answer 127.0.0.1:\\d+: TLS handshake failed: Unsupported or unrecognized"));
		}
	}

	@Test
	void aHandshakeThatIsNeverDoneTimesOut() throws Exception {
		try (Lab lab = start("echo1", "server.read-timeout=300ms"); Wire half = Wire.connect(lab.port("echo1"))) {
			// The beginning of a handshake's first record.
			half.send(new byte[] { 0x16, 3, 1, 0 });
			assertThat(half.receiveAll()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void aClientThatLeavesDuringTheHandshakeHasBrokenIt() throws Exception {
		try (Lab lab = start("echo1")) {
			Wire.connect(lab.port("echo1")).leave();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.RESET);
		}
	}

	@Test
	void anAnswerMustBeTakenWithinTheWriteTimeout() throws Exception {
		try (Lab lab = start("echo1", "server.codec=length4", "server.message-size=16MB", "server.write-timeout=300ms");
				SSLSocket socket = connect(lab, null)) {
			int length = 16 * 1024 * 1024;
			socket.getOutputStream().write(new byte[] { (byte) (length >> 24), 0, 0, 0 });
			socket.getOutputStream().write(Wire.bytes("x".repeat(length)));
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void whoNeedsACertificateServesNobodyWithout() throws Exception {
		try (Lab lab = start("echo1", trusting("need")); SSLSocket without = connect(lab, null)) {
			assertThatIOException().isThrownBy(() -> talk(without));
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			try (SSLSocket with = connect(lab, client)) {
				assertThat(talk(with)).isEqualTo("ECHO: Test\n");
			}
		}
	}

	@Test
	void whoWantsACertificateServesAll() throws Exception {
		try (Lab lab = start("echo1", trusting("want"));
				SSLSocket without = connect(lab, null);
				SSLSocket with = connect(lab, client)) {
			assertThat(talk(without)).isEqualTo("ECHO: Test\n");
			assertThat(talk(with)).isEqualTo("ECHO: Test\n");
		}
	}

	private String[] trusting(String clientAuth) throws Exception {
		Path trusted = this.pem.resolve("trusted");
		trusted.toFile().mkdir();
		client.writePem(trusted);
		return new String[] { "server.ssl.client-auth=" + clientAuth,
				PEM + "truststore.certificate=" + trusted.resolve("server.crt") };
	}

	@Test
	void whoAsksForCertificatesSaysWhomToTrust() {
		fails(() -> start("echo1", "server.ssl.client-auth=need"),
				"ssl.client-auth=need asks clients for a certificate, but the SSL bundle 'lab' does not say whom to trust");
		fails(() -> Lab.start("echo1", "server.ssl.client-auth=want"),
				"ssl.client-auth=want asks clients for a certificate, but no ssl.bundle secures the server");
	}

	@Test
	void aBundleIsThere() {
		fails(() -> Lab.start("echo1", "server.ssl.bundle=nope"), "Unknown SSL bundle 'nope'");
	}

	@Test
	void aServerHasACertificateAndItsKey() {
		fails(() -> Lab.start("echo1", "server.ssl.bundle=lab",
				PEM + "truststore.certificate=" + this.pem.resolve("server.crt")),
				"The SSL bundle 'lab' has no certificate with its key, which a server needs");
		fails(() -> Lab.start("echo1", "server.ssl.bundle=lab",
				PEM + "keystore.certificate=" + this.pem.resolve("server.crt")),
				"The SSL bundle 'lab' has no certificate with its key, which a server needs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "enabled-protocols", "ciphers" })
	void optionsAreSupported(String option) {
		fails(() -> start("echo1", PEM + "options." + option + "=FOO"), "The SSL bundle 'lab' cannot be used: ");
	}

	@Test
	void aKeyIsThatOfItsCertificate() throws Exception {
		Path other = Files.createDirectory(this.pem.resolve("other"));
		client.writePem(other);
		Files.copy(other.resolve("server.key"), this.pem.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);
		fails(() -> start("echo1"),
				"The SSL bundle 'lab' cannot be used: " + "The private key is not that of the certificate");
	}

	private static void fails(ThrowingCallable start, String message) {
		assertThatThrownBy(start).hasStackTraceContaining(message);
	}

	@Test
	void aCertificateThatCannotBeUsedIsNotServed(CapturedOutput output) throws Exception {
		try (Lab lab = start("echo1", PEM + "reload-on-update=true",
				"spring.ssl.bundle.watch.file.quiet-period=100ms")) {
			Files.writeString(this.pem.resolve("server.crt"), "garbage");
			await().until(() -> output.toString().contains("The SSL bundle lab stays as it was"));
			assertThat(certificate(lab, server)).isEqualTo(server.certificate());
			assertThat(output).doesNotContain("\tat ");
		}
	}

	@Test
	void aRenewedCertificateIsServedWithoutARestart() throws Exception {
		try (Lab lab = start("echo1", PEM + "reload-on-update=true",
				"spring.ssl.bundle.watch.file.quiet-period=100ms")) {
			assertThat(certificate(lab, server)).isEqualTo(server.certificate());
			client.writePem(this.pem);
			await().ignoreExceptions().until(() -> certificate(lab, client).equals(client.certificate()));
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
	void ourClientTalksSecurely() {
		try (Lab lab = start("echo1", "client.ssl.bundle=lab",
				PEM + "truststore.certificate=" + this.pem.resolve("server.crt"))) {
			assertThat(lab.clients().to("localhost", lab.port("echo1")).talk("Test")).isEqualTo("ECHO: Test\n");
			assertThat(lab.clients().to("127.0.0.1", lab.port("echo1")).talk("")).isEqualTo("ECHO: \n");
			assertThat(lab.clients().to("localhost", lab.port("echo1")).talkDirectly(new byte[] { 'x' }).answer())
				.asString()
				.isEqualTo("ECHO: x\n");
		}
	}

	@Test
	void ourClientTrustsOnlyWhomItsBundleTrusts() throws Exception {
		try (Lab lab = start("echo1", "client.ssl.bundle=other", otherTrust())) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> lab.clients().to("127.0.0.1", lab.port("echo1")).talk("Test"))
				.withMessageContaining("TLS handshake with 127.0.0.1, port ")
				.extracting(TalkException::outcome)
				.isEqualTo(TalkOutcome.HANDSHAKE);
		}
	}

	private String otherTrust() throws Exception {
		Path other = this.pem.resolve("other");
		other.toFile().mkdir();
		client.writePem(other);
		return "spring.ssl.bundle.pem.other.truststore.certificate=" + other.resolve("server.crt");
	}

	@Test
	void ourClientChecksTheNameOfTheServer() {
		try (Lab lab = start("echo1", "server.address=::", "client.ssl.bundle=lab",
				PEM + "truststore.certificate=" + this.pem.resolve("server.crt"))) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> lab.clients().to("127.0.0.2", lab.port("echo1")).talk("Test"))
				.extracting(TalkException::outcome)
				.isEqualTo(TalkOutcome.HANDSHAKE);
		}
	}

	@Test
	void ourClientDoesNotTalkToAPlainServer() throws Exception {
		try (Lab lab = Lab.start("echo1", "client.ssl.bundle=other", otherTrust())) {
			assertThatExceptionOfType(TalkException.class)
				.isThrownBy(() -> lab.clients().to("127.0.0.1", lab.port("echo1")).talk("Test"))
				.extracting(TalkException::outcome)
				.isEqualTo(TalkOutcome.HANDSHAKE);
		}
	}

	private Lab start(String server, String... settings) {
		List<String> all = new ArrayList<>(List.of(settings));
		all.add("server.ssl.bundle=lab");
		all.add(PEM + "keystore.certificate=" + this.pem.resolve("server.crt"));
		all.add(PEM + "keystore.private-key=" + this.pem.resolve("server.key"));
		return Lab.start(server, all.toArray(String[]::new));
	}

	private static SSLSocket connect(Lab lab, Keys own) throws Exception {
		SSLContext context = Keys.context(server, own);
		SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket("127.0.0.1", lab.servers().all().get(0).port());
		socket.setSoTimeout(20_000);
		return socket;
	}

	private static String talk(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(Wire.bytes("Test"));
		return Wire.text(socket.getInputStream().readAllBytes());
	}

}
