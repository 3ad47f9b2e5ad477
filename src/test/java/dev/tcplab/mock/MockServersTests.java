package dev.tcplab.mock;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;

import dev.tcplab.server.Exchange;
import dev.tcplab.server.Keys;
import dev.tcplab.server.Lab;
import dev.tcplab.server.LogLines;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.Unanswered.Cause;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mock servers, as their clients see them.
 */
@Timeout(60)
class MockServersTests {

	private static Lab lab;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		Keys.make(directory, "server").writePem(directory);
		lab = Lab.start("mock", "mock.servers=device,proxied,secured", "servers.secured.port=0",
				"servers.device.port=0", "servers.proxied.port=0", "servers.mock.codec=lf",
				"servers.mock.keep-open=true", "servers.mock.greeting=220 ready", rule(0, "equals=PING"),
				rule(0, "answer=PONG"), rule(1, "matches=GET ([0-4])"), rule(1, "answer=sequence $1"),
				rule(2, "starts-with=QUIT"), rule(2, "answer=bye"), rule(2, "then=close"), rule(3, "equals=CRASH"),
				rule(3, "then=reset"), rule(4, "equals=WAIT"), rule(4, "answer=done"), rule(4, "delay=1h"),
				"servers.device.codec=length2", "servers.device.answers[0].hex=0102ff",
				"servers.device.answers[0].answer-hex=060a", "servers.device.answers[0].delay=20ms",
				"servers.proxied.proxy-protocol=v1",
				"servers.proxied.otherwise.answer={server.name} {client.ip} {client.number} {proxy.source}",
				"servers.secured.otherwise.answer={tls.version} [{tls.sni}]", "servers.secured.ssl.bundle=lab",
				"client.ssl.bundle=trusting",
				"spring.ssl.bundle.pem.lab.keystore.certificate=" + directory.resolve("server.crt"),
				"spring.ssl.bundle.pem.lab.keystore.private-key=" + directory.resolve("server.key"),
				"spring.ssl.bundle.pem.trusting.truststore.certificate=" + directory.resolve("server.crt"));
	}

	private static String rule(int index, String setting) {
		return "servers.mock.answers[%d].%s".formatted(index, setting);
	}

	@AfterAll
	static void stop() {
		lab.close();
	}

	@BeforeEach
	void reset() {
		await().until(() -> lab.servers().all().stream().allMatch((server) -> server.active() == 0));
		lab.recording().reset();
	}

	@Test
	void answersMessagesByRules() throws Exception {
		try (Wire client = Wire.connect(lab.port("mock"))) {
			client.send("PING\nGET 3\nQUIT now\nPING\n");
			assertThat(client.receive()).isEqualTo("220 ready\nPONG\nsequence 3\nbye\n");
		}
	}

	@Test
	void namesRuleOfExchange() throws Exception {
		try (Wire client = Wire.connect(lab.port("mock"))) {
			client.send("QUIT\n").receive();
			Exchange exchange = lab.recording().nextExchange();
			assertThat(exchange.rule()).isEqualTo("rule 3 (starts-with QUIT)");
			assertThat(exchange.outcome()).isEqualTo(Outcome.ANSWERED);
		}
	}

	@Test
	void resetsConnectionWithoutAnswer() throws Exception {
		try (Wire client = Wire.connect(lab.port("mock"))) {
			assertThat(client.receive(10)).isEqualTo("220 ready\n");
			client.send("CRASH\n");
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.RESET);
		}
		assertThat(lab.server("mock").totalUnanswered(Cause.RULE)).isPositive();
	}

	@Test
	void closesWithoutMatchAndLogsReason() throws Exception {
		try (LogLines log = LogLines.of("dev.tcplab.server.engine.UnansweredClients")) {
			await().untilAsserted(() -> {
				try (Wire client = Wire.connect(lab.port("mock"))) {
					assertThat(client.send("PIN\n").receive()).isEqualTo("220 ready\n");
				}
				assertThat(log.all()).anyMatch((line) -> line.contains("no rule matched. Closest: rule 1 (equals PING):"
						+ " the message has \"PIN\" and ends there; expected \"G\" at byte 3"));
			});
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.ERROR);
		}
	}

	@Test
	void sendsExactBytes() {
		byte[] answer = Wire.send(lab.port("device"), HexFormat.of().parseHex("00030102ff"));
		assertThat(answer).asHexString().isEqualTo("0002060A");
	}

	@Test
	void knowsClientBehindProxy() {
		String answer = Wire.send(lab.port("proxied"), "PROXY TCP4 192.0.2.7 192.0.2.1 57848 8080\r\nhi");
		assertThat(answer).matches("proxied 192\\.0\\.2\\.7 \\d+ 192\\.0\\.2\\.7:57848");
		assertThat(Wire.send(lab.port("proxied"), "PROXY UNKNOWN\r\nhi")).matches("proxied 127\\.0\\.0\\.1 \\d+ ");
	}

	@Test
	void knowsTlsOfClient() {
		assertThat(lab.clients().to("127.0.0.1", lab.port("secured")).talk("hi")).isEqualTo("TLSv1.3 []");
	}

	@Test
	void endsDelayWhenServerStops() throws IOException {
		TcpServer server = lab.server("mock");
		try (Wire client = Wire.connect(server.port()); Socket other = new Socket("127.0.0.1", server.port())) {
			client.send("WAIT\n");
			await().until(() -> server.active() == 2);
			// Others don't wait.
			other.getOutputStream().write(Wire.bytes("QUIT\n"));
			assertThat(other.getInputStream().readAllBytes()).asString().isEqualTo("220 ready\nbye\n");
			server.control().stop();
			assertThat(client.receive()).isEqualTo("220 ready\ndone\n");
		}
		finally {
			server.control().start();
		}
	}

}
