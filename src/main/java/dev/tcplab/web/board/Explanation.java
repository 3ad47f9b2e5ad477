package dev.tcplab.web.board;

import java.util.stream.Collectors;

import dev.tcplab.console.TimeInWords;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.FaultKind;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Unanswered;
import dev.tcplab.server.Unanswered.Cause;
import org.jspecify.annotations.Nullable;

/** The meaning of an exchange's outcome, for a student. */
final class Explanation {

	private Explanation() {
	}

	static String of(ExchangeConcluded event, ServerSettings settings) {
		String remark = Remark.on(event.received(), event.exchange().bytesIn(), settings);
		String outcome = outcome(event, settings);
		return remark.isEmpty() ? outcome : outcome + " " + remark;
	}

	private static String outcome(ExchangeConcluded event, ServerSettings settings) {
		Exchange exchange = event.exchange();
		if (event.reason() != null && event.reason().cause() == Cause.FAULT) {
			return "Not answered as usual, on purpose: %s. The client has to cope with that."
				.formatted(event.reason().description());
		}
		boolean silent = exchange.bytesIn() == 0;
		return switch (exchange.outcome()) {
			case ANSWERED -> silent
					? "Ended its sending side without sending anything, which is the empty message: is there a send() before it?"
					: answered(exchange);
			case TIMEOUT -> timeout(exchange, settings);
			case RESET -> silent
					? "Sent a reset before it sent anything: the program ended or threw an exception right after connect()."
					: "Sent a reset before the answer: the program ended or threw an exception.";
			case ERROR -> error(event.reason(), settings);
		};
	}

	private static String answered(Exchange exchange) {
		String faults = exchange.faults().stream().map(FaultKind::toString).collect(Collectors.joining(", "));
		return faults.isEmpty() ? "Answered." : "Answered, but on purpose not as usual: %s.".formatted(faults);
	}

	private static String timeout(Exchange exchange, ServerSettings settings) {
		String time = TimeInWords.of(settings.readTimeout());
		if (exchange.bytesIn() == 0) {
			return (settings.ssl().bundle() != null)
					? "Connected and did not agree on TLS for %s: does the client speak TLS?".formatted(time)
					: "Connected and sent nothing for %s: is there a send()?".formatted(time);
		}
		if (settings.codec() == Codec.RECV) {
			return "Did not take the answer for %s: is there a recv()?"
				.formatted(TimeInWords.of(settings.writeTimeout()));
		}
		return "Sent %d bytes, and not for %s what ends a message here: %s.".formatted(exchange.bytesIn(), time,
				end(settings.codec()));
	}

	private static String error(@Nullable Unanswered reason, ServerSettings settings) {
		if (reason == null) {
			return "Not answered, because the server itself failed: look at its console.";
		}
		return switch (reason.cause()) {
			case MESSAGE_TOO_LONG -> "Not answered, because the message is longer than the %d bytes of message-size."
				.formatted(settings.messageSize().toBytes());
			case MESSAGE_CUT_SHORT ->
				"Left in the middle of a message, which ends here with %s.".formatted(end(settings.codec()));
			default -> "Not answered: %s.".formatted(reason.description());
		};
	}

	private static String end(Codec codec) {
		return switch (codec) {
			case LF -> "a line feed, \\n";
			case CRLF -> "\\r\\n";
			case NULL -> "a NUL byte";
			case RAW, RECV -> "the end of the stream, as shutdown() sends it";
			case LENGTH1, LENGTH2, LENGTH4 -> "as many bytes as the length before it says";
		};
	}

}
