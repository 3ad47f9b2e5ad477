package dev.tcplab.server.explain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.Timeline.Kind;

/**
 * Remarks on an answered exchange: what its steps show about TCP and the client's
 * program.
 */
final class StepRemark {

	private StepRemark() {
	}

	/**
	 * Looks at the steps.
	 * @return sentences, or nothing if all is as usual
	 */
	static String on(Steps steps, Exchange exchange, ServerSettings settings) {
		return Stream.of(pieces(steps), late(steps, exchange, settings), reset(steps))
			.filter((sentence) -> !sentence.isEmpty())
			.collect(Collectors.joining(" "));
	}

	private static String pieces(Steps steps) {
		List<Integer> reads = steps.reads();
		return (reads.size() > 1)
				? "The message arrived in %s%d pieces%s: TCP is a stream, so the receiver must put the pieces together."
					.formatted((steps.timeline().more() > 0) ? "more than " : "", reads.size(), Steps.reference(reads))
				: "";
	}

	private static String late(Steps steps, Exchange exchange, ServerSettings settings) {
		List<Integer> reads = steps.lateReads();
		// Another remark explains a message that is too long for one read.
		boolean isLong = exchange.bytesIn() >= settings.messageSize().toBytes();
		return (!reads.isEmpty() && !isLong)
				? "%d more bytes arrived after the server had answered%s: two sends may arrive as two reads, and the server takes the first as the message."
					.formatted(steps.bytes(reads), Steps.reference(reads))
				: "";
	}

	private static String reset(Steps steps) {
		List<Integer> resets = steps.ofClient(Kind.RST);
		return resets.isEmpty() ? ""
				: "Then the client sent a reset%s, because its program ended or closed the connection before it read the answer: is there a recv()?"
					.formatted(Steps.reference(resets));
	}

}
