package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

import dev.tcplab.testing.MessageRule;
import dev.tcplab.testing.TcpLabServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tcplab.protocol.codec.Codec.LF;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mistakes in tests, each reported with one sentence that names the line.
 */
class TcpLabServerMisuseTests {

	private final TcpLabServer server = TcpLabServer.mock().codec(LF).start();

	@AfterEach
	void stop() {
		this.server.reset();
		this.server.close();
	}

	@Test
	void reportsRuleWithoutAnswer() {
		int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
		MessageRule rule = this.server.when("X");
		String problem = "TcpLabServerMisuseTests.java:%d: when(\"X\") has no answer. Add one, as in when(\"X\").answer(\"OK\")"
			.formatted(line);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.server.when("Y"))
			.withMessage(problem);
		rule.answer("1");
		fails(() -> rule.answer("2"), "when(\"X\") already has an answer. For several answers in turn, use a function");
	}

	@Test
	void reportsRepeatedRule() {
		this.server.when("PING").answer("PONG");
		fails(() -> this.server.when("PING"),
				"when(\"PING\") is already defined in TcpLabServerMisuseTests.java:LINE. Remove one of the two rules");
	}

	@Test
	void reportsInvalidRegex() {
		fails(() -> this.server.whenMatches("(").answer("X"),
				"Invalid rule answers[0].matches: '(': Unclosed group at character 2. Fix the regular expression, or use equals for plain text");
	}

	@Test
	void reportsAnswerThatDoesNotFitCodec() {
		fails(() -> this.server.when("X").answer("1\n2"),
				"Invalid rule answers[0].answer: it contains the bytes that end a message of lf. Change the answer or tcp-lab.server.codec");
	}

	@Test
	void reportsInvalidFault() {
		fails(() -> this.server.faults().first(0), "first is 0, allowed is 1 or more");
	}

	@Test
	void reportsSecondStart() {
		fails(this.server::start, "The server is already running. Call start() once, or let JUnit start it");
		fails(this.server::keepOpen,
				"keep-open cannot change while the server runs. Set it where you create the server");
	}

	@Test
	void reportsUseBeforeStart() {
		TcpLabServer early = TcpLabServer.mock();
		String problem = "The server is not running. Add @RegisterExtension to its field, or call start() first";
		fails(early::port, problem);
		fails(() -> early.when("X"), problem);
		fails(() -> early.takeExchange(Duration.ZERO), problem);
	}

	@Test
	void reportsTakenPort() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			int port = other.getLocalPort();
			fails(() -> TcpLabServer.mock().port(port).start(),
					"Problems using port %1$d: Address already in use. Remove port(%1$d) to get a free one"
						.formatted(port));
		}
	}

	@Test
	void reportsRulesOfEchoServer() {
		try (TcpLabServer echo = TcpLabServer.echo().start()) {
			fails(() -> echo.when("X"), "Only a server of TcpLabServer.mock() has rules. Create it with mock()");
		}
	}

	@Test
	void reportsInvalidSettings() {
		fails(() -> TcpLabServer.mock().port(70000).start(), "port is 70000, allowed is 0 to 65535");
		fails(() -> TcpLabServer.mock().setting("red-timeout", "1s").start(),
				"Unknown setting 'red-timeout' of server mock. Did you mean read-timeout? Settings: address, answer-timeout, answers, backlog, codec, faults, greeting, ignore-empty, keep-open, limit, max-clients, message-size, otherwise, port, proxy-protocol, read-timeout, ssl, stop-timeout, trusted-proxies, write-timeout");
	}

	@Test
	void reportsMissingTlsFile() {
		Path missing = Path.of("missing.pem");
		fails(() -> TcpLabServer.mock().tls(missing, missing),
				"The file %s does not exist or is not readable. Check the path in tls(…)"
					.formatted(missing.toAbsolutePath()));
	}

	private static void fails(ThrowingCallable mistake, String sentence) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(mistake)
			.satisfies((ex) -> org.assertj.core.api.Assertions
				.assertThat(ex.getMessage().replaceAll("(TcpLabServerMisuseTests.java:)\\d+", "$1LINE"))
				.isEqualTo("TcpLabServerMisuseTests.java:LINE: " + sentence));
	}

}
