package dev.tcplab.server;

import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tcplab.proxy.ProxyProtocol;
import dev.tcplab.wire.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Servers behind a proxy that names their clients.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ProxyTests {

	private static final String V1 = "PROXY TCP4 192.0.2.7 127.0.0.1 57848 8080\r\n";

	private static final byte[] V2 = hex("21110 00c c0000207 7f000001 e1f8 1f90");

	private static final byte[] LOCAL = hex("20 00 0000");

	private static final String CONNECTION_1 = "CONNECTION 1. Client IP,PORT: ('192.0.2.7', 57848)";

	@ParameterizedTest
	@CsvSource({ "v1, 1", "any, 1", "v2, 2", "any, 2" })
	void theNamedAddressIsTheClientsEverywhere(String protocol, int version) throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=" + protocol);
				Wire proxy = Wire.connect(lab.port("echo2"))) {
			proxy.send((version == 1) ? Wire.bytes(V1) : V2);
			assertThat(proxy.send("Test").receive()).isEqualTo("ECHO: Test\n");
			lab.recording().awaitLine(CONNECTION_1);
			Exchange exchange = lab.recording().nextExchange();
			assertThat(exchange.client().address()).hasToString("/192.0.2.7:57848");
			assertThat(exchange.bytesIn()).isEqualTo(4);
			assertThat(lab.server("echo2").snapshot().clients()).extracting(ClientRecord::client)
				.containsExactly(exchange.client());
		}
	}

	@Test
	void theLogHasBothAddresses(CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v1")) {
			Logger logger = (Logger) LoggerFactory.getLogger("dev.tcplab.server.net.ProxyPreamble");
			logger.setLevel(Level.DEBUG);
			try (Wire proxy = Wire.connect(lab.port("echo2"))) {
				proxy.send(V1 + "Test").receive();
				await().untilAsserted(() -> assertThat(output)
					.contains("echo2 has client 192.0.2.7:57848 through proxy 127.0.0.1:" + proxy.localPort()));
			}
			finally {
				logger.setLevel(null);
			}
		}
	}

	@Test
	void aClientIsOneOnceItsHeaderIsRead() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v1"); Wire late = Wire.connect(lab.port("echo2"))) {
			late.send(V1.substring(0, 20));
			try (Wire other = Wire.connect(lab.port("echo2"))) {
				assertThat(other.send("PROXY UNKNOWN\r\nfirst").receive()).isEqualTo("ECHO: first\n");
				lab.recording()
					.awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(other.localPort()));
			}
			assertThat(late.send(V1.substring(20) + "second").receive()).isEqualTo("ECHO: second\n");
			lab.recording().awaitLine("CONNECTION 2. Client IP,PORT: ('192.0.2.7', 57848)");
		}
	}

	@ParameterizedTest
	@EnumSource(names = "RAW", mode = EnumSource.Mode.EXCLUDE)
	void everyCodecBeginsBehindTheHeader(Codec codec) throws Exception {
		try (Lab lab = Lab.start("echo1", "server.proxy-protocol=any", "server.keep-open=true",
				"server.codec=" + codec); Wire proxy = Wire.connect(lab.port("echo1"))) {
			byte[] message = codec.create(100).encode(Wire.bytes("hi"));
			byte[] answer = codec.create(100).encode(Wire.bytes((codec == Codec.RECV) ? "ECHO: hi\n" : "ECHO: hi"));
			proxy.send(V2);
			for (int i = 0; i < 2; i++) {
				assertThat(proxy.send(message).receive(answer.length)).isEqualTo(Wire.text(answer));
			}
			assertThat(lab.server("echo1").snapshot().counts().connections()).isOne();
		}
	}

	@Test
	void theHeaderComesBeforeTls(@TempDir Path directory) throws Exception {
		Keys keys = Keys.make(directory, "server");
		keys.writePem(directory);
		String bundle = "spring.ssl.bundle.pem.lab.keystore.";
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v2", "server.ssl.bundle=lab",
				bundle + "certificate=" + directory.resolve("server.crt"),
				bundle + "private-key=" + directory.resolve("server.key"));
				Socket plain = new Socket("127.0.0.1", lab.port("echo2"))) {
			plain.getOutputStream().write(V2);
			SSLContext context = Keys.context(keys, null);
			try (SSLSocket secured = (SSLSocket) context.getSocketFactory()
				.createSocket(plain, "127.0.0.1", plain.getPort(), true)) {
				secured.getOutputStream().write(Wire.bytes("Test"));
				assertThat(Wire.text(secured.getInputStream().readAllBytes())).isEqualTo("ECHO: Test\n");
			}
			lab.recording().awaitLine(CONNECTION_1);
		}
	}

	@Test
	void aProbeOfTheProxyIsNoClient() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v2", "server.read-timeout=300ms")) {
			try (Wire probe = Wire.connect(lab.port("echo2"))) {
				assertThat(probe.send(LOCAL).halfClose().receive()).isEmpty();
			}
			try (Wire silent = Wire.connect(lab.port("echo2"))) {
				assertThat(silent.send(LOCAL).receive()).isEmpty();
			}
			try (Wire broken = Wire.connect(lab.port("echo2"))) {
				broken.send(LOCAL).reset();
			}
			try (Wire client = Wire.connect(lab.port("echo2"))) {
				assertThat(client.send(LOCAL).send("Test").receive()).isEqualTo("ECHO: Test\n");
				lab.recording()
					.awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()));
			}
			assertThat(lab.server("echo2").snapshot().counts().connections()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Test", "PROXY TCP4 localhost localhost 1 2\r\nTest", "" })
	void aWrongHeaderIsAnError(String begin, CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v1"); Wire client = Wire.connect(lab.port("echo2"))) {
			assertThat(Wire.tryToSend(lab.port("echo2"), begin.isEmpty() ? "x" : begin)).isIn("<closed>", "<reset>");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
			await().untilAsserted(() -> assertThat(output)
				.containsPattern("echo2 did not answer 127.0.0.1:\\d+: it.* header of the PROXY"));
			client.leave();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void whoLeavesAtOnceIsAProbeIfThoseAreIgnored() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v1", "server.ignore-empty=true")) {
			Wire.connect(lab.port("echo2")).leave();
			try (Wire client = Wire.connect(lab.port("echo2"))) {
				assertThat(client.send(V1 + "Test").receive()).isEqualTo("ECHO: Test\n");
			}
			lab.recording().awaitLine(CONNECTION_1);
			assertThat(lab.server("echo2").snapshot().counts().connections()).isOne();
		}
	}

	@Test
	void aThousandHalfHeadersKeepNobodyWaiting() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=any", "server.read-timeout=0")) {
			List<Wire> halves = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				halves.add(Wire.connect(lab.port("echo2")).send("PROXY TCP4 192.0.2"));
			}
			try (Wire client = Wire.connect(lab.port("echo2"))) {
				assertThat(client.send(V1 + "Test").receive()).isEqualTo("ECHO: Test\n");
			}
			lab.recording().awaitLine(CONNECTION_1);
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			for (Wire half : halves) {
				half.leave();
			}
			await().untilAsserted(() -> assertThat(lab.server("echo2").snapshot().counts().exchanges())
				.containsEntry(Outcome.ERROR, 1000L));
		}
	}

	@Test
	void halfAHeaderHasUntilTheReadTimeout(CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=any", "server.read-timeout=300ms");
				Wire half = Wire.connect(lab.port("echo2"))) {
			assertThat(half.send("PROXY TCP4 192.0.2").receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
			await().untilAsserted(
					() -> assertThat(output).contains("it sent no whole header of the PROXY protocol within 300 ms"));
		}
	}

	@Test
	void exactlyTheLimitIsServed() throws Exception {
		try (Lab lab = Lab.start("echo3", "server.proxy-protocol=v1", "server.limit=50")) {
			ExecutorService threads = Executors.newFixedThreadPool(32);
			Callable<String> client = () -> Wire.tryToSend(lab.port("echo3"), V1 + "hi");
			List<String> seen = new ArrayList<>();
			for (var answer : threads.invokeAll(IntStream.range(0, 200).mapToObj((i) -> client).toList())) {
				seen.add(answer.get());
			}
			threads.shutdown();
			assertThat(seen).filteredOn("ECHO: hi\n"::equals).hasSize(50);
			lab.servers().awaitFinished();
			lab.recording().awaitLine("Client 49: ('192.0.2.7', 57848)");
		}
	}

	@Test
	void onlyTrustedProxiesAreHeard(CapturedOutput output) throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v1", "server.trusted-proxies=192.0.2.0/24,::1")) {
			assertThat(Wire.tryToSend(lab.port("echo2"), V1 + "Test")).isIn("<closed>", "<reset>");
			await().untilAsserted(() -> assertThat(output).contains(
					"echo2 closed a connection from 127.0.0.1, which is not among its trusted proxies. If it is one, set"
							+ " --tcp-lab.server.trusted-proxies=127.0.0.1"));
			assertThat(lab.server("echo2").snapshot().counts().connections()).isZero();
			assertThat(lab.recording().hasNoExchange()).isTrue();
		}
	}

	@Test
	void aServerIsToldHowItIsReached(CapturedOutput output) {
		try (Lab lab = Lab.start("happy,echo1", "servers.happy.proxy-protocol=v2", "servers.echo1.proxy-protocol=v1")) {
			assertThat(output)
				.contains(
						"echo1 is reached with: printf 'PROXY UNKNOWN\\r\\nHello' | nc 127.0.0.1 " + lab.port("echo1"))
				.contains("happy is reached with: printf '\\r\\n\\r\\n\\0\\r\\nQUIT\\n \\0\\0\\0Hello' | nc 127.0.0.1 "
						+ lab.port("happy"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "v1, v1", "v2, v2", "any, v1", "any, v2" })
	void ourClientSendsAHeader(String server, String client) {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=" + server, "client.proxy-protocol=" + client,
				"client.proxy-source=203.0.113.9:4711")) {
			assertThat(lab.clients().to("127.0.0.1", lab.port("echo2")).talk("Test")).isEqualTo("ECHO: Test\n");
			assertThat(lab.clients().to("localhost", lab.port("echo2")).talkDirectly(Wire.bytes("x")).answer())
				.asString()
				.isEqualTo("ECHO: x\n");
			lab.recording().awaitLine("CONNECTION 2. Client IP,PORT: ('203.0.113.9', 4711)");
		}
	}

	@Test
	void ourClientNamesItselfUnlessItIsToldWhom() throws Exception {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v2")) {
			assertThat(lab.clients().to("127.0.0.1", lab.port("echo2"), false, ProxyProtocol.ANY).talk("Test"))
				.isEqualTo("ECHO: Test\n");
			assertThat(lab.recording().nextExchange().client().address().getAddress().isLoopbackAddress()).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			server.trusted-proxies=10.0.0.0/33     | 'server.trusted-proxies'
			client.proxy-source=localhost:80       | 'client.proxy-source'
			client.proxy-protocol=any              | proxy-protocol is any, allowed is none, v1, v2
			server.proxy-protocol=v3               | 'server.proxy-protocol'
			""")
	void aWrongSettingEndsTheStart(String setting, String reason) {
		assertThat(catchThrowable(() -> Lab.start("echo1", setting)))
			.hasStackTraceContaining(reason.startsWith("'") ? "tcp-lab." + reason.replace("'", "") : reason);
	}

	private static byte[] hex(String body) {
		return HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + body.replace(" ", ""));
	}

}
