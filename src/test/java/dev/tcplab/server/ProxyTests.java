package dev.tcplab.server;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.protocol.proxy.ProxyProtocol;
import dev.tcplab.server.Unanswered.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Servers behind a proxy that sends headers of the PROXY protocol.
 */
@Timeout(60)
class ProxyTests {

	private static final String V1 = "PROXY TCP4 192.0.2.7 127.0.0.1 57848 8080\r\n";

	private static final byte[] V2 = hex("21110 00c c0000207 7f000001 e1f8 1f90");

	private static final byte[] LOCAL = hex("20 00 0000");

	private static final String CONNECTION_1 = "CONNECTION 1. Client IP,PORT: ('192.0.2.7', 57848)";

	@ParameterizedTest
	@CsvSource({ "v1, 1", "any, 1", "v2, 2", "any, 2" })
	void usesAddressOfHeaderEverywhere(String protocol, int version) throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=" + protocol); Wire proxy = echo.connect()) {
			proxy.send((version == 1) ? Wire.bytes(V1) : V2);
			assertThat(proxy.send("Test").receive()).isEqualTo("ECHO: Test\n");
			echo.awaitLine(CONNECTION_1);
			Exchange exchange = echo.nextExchange();
			assertThat(exchange.client().address()).hasToString("/192.0.2.7:57848");
			assertThat(exchange.bytesIn()).isEqualTo(4);
			assertThat(echo.server().snapshot().clients()).extracting(ClientRecord::client)
				.containsExactly(exchange.client());
		}
	}

	@Test
	void numbersClientOnceHeaderIsRead() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v1"); Wire late = echo.connect()) {
			late.send(V1.substring(0, 20));
			try (Wire other = echo.connect()) {
				assertThat(other.send("PROXY UNKNOWN\r\nfirst").receive()).isEqualTo("ECHO: first\n");
				echo.awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(other.localPort()));
			}
			assertThat(late.send(V1.substring(20) + "second").receive()).isEqualTo("ECHO: second\n");
			echo.awaitLine("CONNECTION 2. Client IP,PORT: ('192.0.2.7', 57848)");
		}
	}

	@ParameterizedTest
	@EnumSource(names = "RAW", mode = EnumSource.Mode.EXCLUDE)
	void readsMessageAfterHeaderWithEveryCodec(Codec codec) throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=any", "keep-open=true", "codec=" + codec);
				Wire proxy = echo.connect()) {
			byte[] message = codec.create(100).encode(Wire.bytes("hi"));
			byte[] answer = codec.create(100).encode(Wire.bytes((codec == Codec.RECV) ? "ECHO: hi\n" : "ECHO: hi"));
			proxy.send(V2);
			for (int i = 0; i < 2; i++) {
				assertThat(proxy.send(message).receive(answer.length)).isEqualTo(Wire.text(answer));
			}
			assertThat(echo.server().snapshot().counts().connections()).isOne();
		}
	}

	@Test
	void doesNotCountProbeOfProxy() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v2", "read-timeout=1s")) {
			try (Wire probe = echo.connect()) {
				assertThat(probe.send(LOCAL).halfClose().receive()).isEmpty();
			}
			try (Wire silent = echo.connect()) {
				assertThat(silent.send(LOCAL).receive()).isEmpty();
			}
			try (Wire broken = echo.connect()) {
				broken.send(LOCAL).reset();
			}
			try (Wire client = echo.connect()) {
				assertThat(client.send(Wire.concat(LOCAL, Wire.bytes("Test"))).receive()).isEqualTo("ECHO: Test\n");
				echo.awaitLine("CONNECTION 1. Client IP,PORT: ('127.0.0.1', %d)".formatted(client.localPort()));
			}
			assertThat(echo.server().snapshot().counts().connections()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Test", "PROXY TCP4 localhost localhost 1 2\r\nTest" })
	void closesClientWithMalformedHeader(String begin) throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v1")) {
			assertThat(echo.tryToSend(begin)).isIn("<closed>", "<reset>");
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void countsClientWithoutHeaderAsError() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v1")) {
			echo.connect().leave();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void ignoresProbeWithoutHeader() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v1", "ignore-empty=true")) {
			echo.connect().leave();
			assertThat(echo.send(V1 + "Test")).isEqualTo("ECHO: Test\n");
			echo.awaitLine(CONNECTION_1);
			assertThat(echo.server().snapshot().counts().connections()).isOne();
		}
	}

	@Test
	void answersDespiteManyIncompleteHeaders() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=any", "read-timeout=0")) {
			List<Wire> incomplete = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				incomplete.add(echo.connect().send("PROXY TCP4 192.0.2"));
			}
			assertThat(echo.send(V1 + "Test")).isEqualTo("ECHO: Test\n");
			echo.awaitLine(CONNECTION_1);
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.ANSWERED);
			for (Wire client : incomplete) {
				client.leave();
			}
			await().untilAsserted(
					() -> assertThat(echo.server().snapshot().counts().exchanges()).containsEntry(Outcome.ERROR, 100L));
		}
	}

	@Test
	void closesClientWithIncompleteHeader() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=any", "read-timeout=300ms");
				Wire client = echo.connect()) {
			assertThat(client.send("PROXY TCP4 192.0.2").receive()).isEmpty();
			assertThat(echo.nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void servesExactlyLimit() throws Exception {
		try (TestServer echo = TestServer.start("proxy-protocol=v1", "limit=50")) {
			ExecutorService threads = Executors.newFixedThreadPool(32);
			Callable<String> client = () -> echo.tryToSend(V1 + "hi");
			List<String> seen = new ArrayList<>();
			for (var answer : threads.invokeAll(IntStream.range(0, 200).mapToObj((i) -> client).toList())) {
				seen.add(answer.get());
			}
			threads.shutdown();
			assertThat(seen).filteredOn("ECHO: hi\n"::equals).hasSize(50);
			echo.awaitState(ServerState.FINISHED);
			echo.awaitLine("Client 49: ('192.0.2.7', 57848)");
		}
	}

	@Test
	void closesConnectionOfUntrustedProxy() {
		try (LogLines log = LogLines.of("dev.tcplab.server.engine.UnansweredClients");
				TestServer echo = TestServer.start("proxy-protocol=v1", "trusted-proxies=192.0.2.0/24,::1")) {
			assertThat(echo.tryToSend(V1 + "Test")).isIn("<closed>", "<reset>");
			echo.awaitIdle();
			assertThat(log.all()).anySatisfy((line) -> assertThat(line).startsWith(echo.name() + " did not answer 127.")
				.endsWith(": it is not among the trusted proxies. If it is a proxy, set"
						+ " --tcp-lab.server.trusted-proxies=127.0.0.1"));
			assertThat(echo.server().totalUnanswered(Cause.UNTRUSTED_PROXY)).isEqualTo(1);
			assertThat(echo.server().snapshot().counts().connections()).isZero();
			assertThat(echo.hasNoExchange()).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource({ "v1, v1", "v2, v2", "any, v2" })
	void acceptsHeaderOfOwnClient(String server, String client) {
		try (TestServer echo = TestServer.start("proxy-protocol=" + server)) {
			assertThat(Lab.shared()
				.clients()
				.to("127.0.0.1", echo.port(),
						(options) -> options.proxyProtocol(ProxyProtocol.valueOf(client.toUpperCase(Locale.ROOT))))
				.talk("Test")).isEqualTo("ECHO: Test\n");
			echo.awaitLine((line) -> line.startsWith("CONNECTION 1. Client IP,PORT: ('127.0.0.1', "));
		}
	}

	@Test
	void acceptsSourceOfOwnClient() {
		try (Lab lab = Lab.start("echo2", "server.proxy-protocol=v2", "client.proxy-protocol=v2",
				"client.proxy-source=203.0.113.9:4711")) {
			assertThat(lab.clients().to("127.0.0.1", lab.port("echo2")).talk("Test")).isEqualTo("ECHO: Test\n");
			assertThat(lab.clients().to("localhost", lab.port("echo2")).talkDirectly(Wire.bytes("x"), false).answer())
				.asString()
				.isEqualTo("ECHO: x\n");
			lab.recording().awaitLine("CONNECTION 2. Client IP,PORT: ('203.0.113.9', 4711)");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "trusted-proxies=10.0.0.0/33", "proxy-protocol=v3" })
	void refusesToStartWithInvalidSetting(String setting) {
		assertThat(catchThrowable(() -> TestServer.start(setting)))
			.hasStackTraceContaining(setting.substring(0, setting.indexOf('=')) + "'");
	}

	@ParameterizedTest
	@CsvSource({ "client.proxy-source=localhost:80, 'tcp-lab.client.proxy-source'",
			"client.proxy-protocol=any, 'proxy-protocol is any, allowed is none, v1, v2'" })
	void refusesToStartWithInvalidClientSetting(String setting, String reason) {
		assertThat(catchThrowable(() -> Lab.start("echo1", setting))).hasStackTraceContaining(reason);
	}

	private static byte[] hex(String body) {
		return HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + body.replace(" ", ""));
	}

}
