package dev.tcplab.server.explain;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.server.Client;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentence that explains the outcome of an exchange.
 */
class ExplanationTests {

	private static final Pattern HEX = Pattern.compile("\\\\x(..)");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					recv | answered | Test           | Answered.
					recv | answered | ``             | Ended its sending side without sending anything, which counts as an empty message: is there a send() before it, or did the program end with an exception?
					recv | timeout  | ``             | Connected and sent nothing for 10 s: is there a send()?
					recv | timeout  | Test           | Did not read the answer for 10 s: is there a recv()?
					lf   | timeout  | Test           | Sent 4 bytes, but did not complete the message within 10 s. Here, a message ends with a line feed, \\n.
					recv | reset    | Test           | Sent a reset before the answer: the program ended or threw an exception.
					recv | reset    | ``             | Sent a reset before it sent anything: the program ended or threw an exception right after connect().
					recv | error    | Test           | Not answered, because the server itself failed: look at its console.
					recv | answered | Test\\n        | Answered. The message ends with a line ending, \\n, unlike the lesson's messages: nc sends it with Enter.
					recv | answered | Test\\r\\n     | Answered. The message ends with a line ending, \\r\\n, unlike the lesson's messages: nc sends it with Enter.
					lf   | answered | Test\\n        | Answered.
					recv | answered | Message 0Message 1 | Answered. Two sends seem to have arrived as one: TCP is a stream, and one recv() returns all bytes that have arrived by then.
					recv | answered | Test 10 and 20 | Answered.
					recv | answered | ma\\xf1ana     | Answered. The bytes are not valid UTF-8, but most likely Latin-1: in Python, message.encode() converts text to UTF-8.
					recv | answered | ma\\xc3\\xb1ana | Answered.
					recv | answered | \\xff\\xfeH\\x00i\\x00 | Answered. The bytes are UTF-16: in Python, message.encode() converts text to UTF-8.
					recv | answered | H\\x00i\\x00   | Answered. The bytes are UTF-16: in Python, message.encode() converts text to UTF-8.
					recv | answered | GET / HTTP/1.1\\r\\nHost: a\\r\\n | Answered. This is an HTTP request: a browser opened the port, but the lesson's servers do not speak HTTP.
					recv | answered | \\x16\\x03\\x01\\x02\\x00 | Answered. This is how TLS begins: the client wants encryption, but this server does not use TLS.
					recv | answered | \\xff\\xfd\\x03 | Answered. This is how telnet begins, with commands of its own: nc sends only what you type.
					""")
	void explainsOutcome(String codec, String outcome, String message, String sentence) {
		assertThat(explain(codec, outcome, message, null)).isEqualTo(sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			MESSAGE_TOO_LONG  | Not answered, because the message is longer than the 2048 bytes of message-size.
			MESSAGE_CUT_SHORT | Disconnected in the middle of a message. Here, a message ends with a line feed, \\n.
			TLS_HANDSHAKE     | Not answered: the reason.
			STOPPED           | Not answered: the reason.
			RULE              | Not answered: the reason.
			""")
	void explainsError(Cause cause, String sentence) {
		assertThat(explain("lf", "error", "Test", new Unanswered(cause, "the reason"))).isEqualTo(sentence);
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2047, false" })
	void mentionsMessageThatFillsRecv(int length, boolean mentioned) {
		assertThat(explain("recv", "answered", "x".repeat(length), null)
			.contains("The message fills the 2048 bytes of one recv(), so further bytes are not part of it."))
			.isEqualTo(mentioned);
	}

	@Test
	void mentionsInjectedFaults() {
		assertThat(explain("recv", "reset", "hi",
				new Unanswered(Cause.FAULT, "a fault on demand, reset, came after 0 of 9 bytes")))
			.isEqualTo("The server misbehaved on purpose: a fault on demand, reset, came after 0 of 9 bytes."
					+ " The client should handle this.");
		assertThat(explain("recv", "answered", "hi", null, FaultKind.DELAY, FaultKind.HALF_CLOSE))
			.isEqualTo("Answered, but the server misbehaved on purpose: delay, half-close.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					recv | answered | Test\\n       | accept read:5 write:9 fin:server fin:client close | Answered. The message ends with a line ending, \\n, unlike the lesson's messages: nc sends it with Enter.
					recv | answered | Message 0Message 1 | accept read:18 write:9 | Answered. Two sends seem to have arrived as one (step 2): TCP is a stream, and one recv() returns all bytes that have arrived by then.
					lf   | answered | ab\\n         | accept read:1 read:1 read:1 write:9 | Answered. The message arrived in 3 pieces (steps 2, 3, and 4): TCP is a stream, so the receiver must put the pieces together.
					lf   | answered | abcd\\n       | accept read:1 read:1 read:1 read:1 read:1 write:9 | Answered. The message arrived in 5 pieces (steps 2 to 6): TCP is a stream, so the receiver must put the pieces together.
					recv | answered | Test         | accept read:4 write:9 fin:server read:3 read:2 | Answered. 5 more bytes arrived after the server had answered (steps 5 and 6): two sends may arrive as two reads, and the server takes the first as the message.
					recv | answered | Test         | accept read:4 write:9 fin:server rst:client close | Answered. Then the client sent a reset (step 5), because its program ended or closed the connection before it read the answer: is there a recv()?
					recv | answered | ``           | accept fin:client write:9 close | Ended its sending side without sending anything (step 2), which counts as an empty message: is there a send() before it, or did the program end with an exception?
					recv | reset    | Test         | accept read:4 rst:client | Sent a reset before the answer (step 3): the program ended or threw an exception.
					recv | reset    | ``           | accept rst:client | Sent a reset before it sent anything (step 2): the program ended or threw an exception right after connect().
					lf   | timeout  | Test         | accept read:2 read:2 close | Sent 4 bytes (steps 2 and 3), but did not complete the message within 10 s. Here, a message ends with a line feed, \\n.
					""")
	void refersToSteps(String codec, String outcome, String message, String steps, String sentence) {
		Timeline timeline = new Timeline(Stream.of(steps.split(" ")).map(ExplanationTests::step).toList(), 0);
		assertThat(explanation(codec, outcome, message, timeline, null).text()).isEqualTo(sentence);
	}

	private static Step step(String text) {
		String[] parts = text.split(":");
		Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
		Side by = (kind == Kind.WRITE || text.endsWith("server")) ? Side.SERVER : Side.CLIENT;
		boolean transfer = kind == Kind.READ || kind == Kind.WRITE;
		return new Step(Duration.ZERO, kind, by, transfer ? Integer.parseInt(parts[1]) : 0, 0);
	}

	@ParameterizedTest
	@CsvSource({ "answered, Test, false", "answered, Test\\n, true", "answered, '', true", "timeout, Test, true",
			"reset, Test, true", "error, Test, true" })
	void marksUnusualExchange(String outcome, String message, boolean remark) {
		assertThat(explanation("recv", outcome, message, Timeline.NONE, null).remark()).isEqualTo(remark);
	}

	@Test
	void namesRule() {
		Exchange exchange = new Exchange("mock",
				new Client(1, new InetSocketAddress("127.0.0.1", 57848), Instant.EPOCH), 4, 4, Outcome.ANSWERED,
				Duration.ZERO, Set.of(), "rule 2 (equals PING)");
		ServerSettings settings = new Binder(new MapConfigurationPropertySource()).bindOrCreate("server",
				ServerSettings.class);
		assertThat(Explanation.of(
				new ExchangeConcluded("mock", Instant.EPOCH, exchange, new byte[0], new byte[0], null, Timeline.NONE),
				Timeline.NONE, settings))
			.isEqualTo(new Explanation("Answered by rule 2 (equals PING).", false));
	}

	private static String explain(String codec, String outcome, String message, @Nullable Unanswered reason,
			FaultKind... faults) {
		return explanation(codec, outcome, message, Timeline.NONE, reason, faults).text();
	}

	private static Explanation explanation(String codec, String outcome, String message, Timeline timeline,
			@Nullable Unanswered reason, FaultKind... faults) {
		byte[] received = HEX.matcher(message)
			.replaceAll((hex) -> "\\\\%03o".formatted(HexFormat.fromHexDigits(hex.group(1))))
			.translateEscapes()
			.getBytes(StandardCharsets.ISO_8859_1);
		Client client = new Client(1, new InetSocketAddress("127.0.0.1", 57848), Instant.EPOCH);
		Exchange exchange = new Exchange("echo1", client, received.length, 0,
				Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), Duration.ZERO, new LinkedHashSet<>(List.of(faults)),
				null);
		ServerSettings settings = new Binder(new MapConfigurationPropertySource(Map.of("server.codec", codec)))
			.bind("server", ServerSettings.class)
			.get();
		return Explanation.of(
				new ExchangeConcluded("echo1", Instant.EPOCH, exchange, received, new byte[0], reason, Timeline.NONE),
				timeline, settings);
	}

}
