package dev.tcplab.server.explain;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.console.TimeInWords;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of an exchange's outcome, for a student. {@code remark} is true if there is
 * something unusual to learn from.
 */
public record Explanation(String text, boolean remark) {

	/**
	 * Explains an exchange.
	 * @param timeline the steps of its connection; may be empty
	 */
	public static Explanation of(ExchangeConcluded event, Timeline timeline, ServerSettings settings) {
		Steps steps = new Steps(timeline);
		Exchange exchange = event.exchange();
		String text = joined(outcome(event, steps, settings),
				Remark.on(event.received(), exchange.bytesIn(), steps, settings),
				(exchange.outcome() == Outcome.ANSWERED) ? StepRemark.on(steps, exchange, settings) : "");
		return new Explanation(text, !text.equals(fine(exchange)));
	}

	/**
	 * Explains a message that no rule answered.
	 * @param reason why no rule answered it, without a period
	 */
	public static String unanswered(byte[] message, String reason, ServerSettings settings) {
		return joined(notAnswered(reason), Remark.on(message, message.length, new Steps(Timeline.NONE), settings));
	}

	private static String joined(String... sentences) {
		return Stream.of(sentences).filter((sentence) -> !sentence.isEmpty()).collect(Collectors.joining(" "));
	}

	private static String notAnswered(String reason) {
		return "Not answered: %s.".formatted(reason);
	}

	private static String outcome(ExchangeConcluded event, Steps steps, ServerSettings settings) {
		Exchange exchange = event.exchange();
		if (event.reason() != null && event.reason().cause() == Cause.FAULT) {
			return "The server misbehaved on purpose: %s. The client should handle this."
				.formatted(event.reason().description());
		}
		if (event.reason() != null && event.reason().cause() == Cause.RULE) {
			return notAnswered(event.reason().description());
		}
		boolean silent = exchange.bytesIn() == 0;
		return switch (exchange.outcome()) {
			case ANSWERED -> (silent && !settings.keepOpen()) ? empty(steps) : answered(exchange);
			case TIMEOUT -> timeout(exchange, steps, settings);
			case RESET -> silent
					? "Sent a reset before it sent anything%s: the program ended or threw an exception right after connect()."
						.formatted(Steps.reference(steps.ofClient(Kind.RST)))
					: "Sent a reset before the answer%s: the program ended or threw an exception."
						.formatted(Steps.reference(steps.ofClient(Kind.RST)));
			case ERROR -> error(event.reason(), steps, settings);
		};
	}

	private static String empty(Steps steps) {
		return "Ended its sending side without sending anything%s, which counts as an empty message: is there a send() before it, or did the program end with an exception?"
			.formatted(Steps.reference(steps.ofClient(Kind.FIN)));
	}

	private static String fine(Exchange exchange) {
		return (exchange.rule() != null) ? "Answered by %s.".formatted(exchange.rule()) : "Answered.";
	}

	private static String answered(Exchange exchange) {
		String faults = exchange.faults().stream().map(FaultKind::toString).collect(Collectors.joining(", "));
		if (faults.isEmpty()) {
			return (exchange.bytesIn() > 0) ? fine(exchange)
					: "Answered. The message had arrived together with the one before it: two sends may arrive as one read.";
		}
		return "Answered, but the server misbehaved on purpose: %s.".formatted(faults);
	}

	private static String timeout(Exchange exchange, Steps steps, ServerSettings settings) {
		String time = TimeInWords.of(settings.readTimeout());
		if (exchange.bytesIn() == 0) {
			return (settings.ssl().bundle() != null)
					? "Connected and did not agree on TLS for %s: does the client speak TLS?".formatted(time)
					: "Connected and sent nothing for %s: is there a send()?".formatted(time);
		}
		if (settings.codec() == Codec.RECV) {
			return "Did not read the answer for %s: is there a recv()?"
				.formatted(TimeInWords.of(settings.writeTimeout()));
		}
		return "Sent %d bytes%s, but did not complete the message within %s. Here, a message ends with %s."
			.formatted(exchange.bytesIn(), Steps.reference(steps.reads()), time, end(settings.codec()));
	}

	private static String error(@Nullable Unanswered reason, Steps steps, ServerSettings settings) {
		if (reason == null) {
			return "Not answered, because the server itself failed: look at its console.";
		}
		return switch (reason.cause()) {
			case MESSAGE_TOO_LONG -> "Not answered, because the message is longer than the %d bytes of message-size."
				.formatted(settings.messageSize().toBytes());
			case MESSAGE_CUT_SHORT -> "Disconnected in the middle of a message%s. Here, a message ends with %s."
				.formatted(Steps.reference(steps.ofClient(Kind.FIN)), end(settings.codec()));
			default -> notAnswered(reason.description());
		};
	}

	private static String end(Codec codec) {
		return switch (codec) {
			case LF -> "a line feed, \\n";
			case CRLF -> "\\r\\n";
			case NULL -> "a NUL byte";
			case RAW, RECV -> "the end of the stream, as shutdown() sends it";
			case LENGTH1, LENGTH2, LENGTH4 -> "the last of the bytes that its length announces";
		};
	}

}
