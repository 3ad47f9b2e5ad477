package dev.tcplab.web.board;

import java.time.Instant;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.explain.Explanation;

/**
 * An exchange as the page shows it, with texts as one line of harmless characters.
 * {@code remark} is whether the explanation explains something unusual.
 */
record ExchangeView(long id, Instant at, String server, String client, String address, long number, String outcome,
		double millis, String message, String answer, Bytes received, Bytes sent, String explanation, boolean remark,
		List<StepView> timeline, long timelineMore) {

	private static final int LONGEST_LINE = 200;

	static ExchangeView of(BoardEntry entry, ServerSettings settings) {
		ExchangeConcluded event = entry.event();
		Exchange exchange = event.exchange();
		Explanation explanation = Explanation.of(event, entry.timeline(), settings);
		return new ExchangeView(entry.id(), event.at(), event.server(),
				PythonAddress.hostAndPort(exchange.client().address()),
				PythonAddress.host(exchange.client().address().getAddress()), exchange.client().number(),
				exchange.outcome().toString(), Math.round(exchange.duration().toNanos() / 1e4) / 100.0,
				line(event.received()), line(event.sent()), new Bytes(event.received(), exchange.bytesIn()),
				new Bytes(event.sent(), exchange.bytesOut()), explanation.text(), explanation.remark(),
				StepView.of(entry.timeline()), entry.timeline().more());
	}

	/** Returns at most 200 harmless characters, in which line endings are visible. */
	static String line(byte[] bytes) {
		String text = VisibleText.whole(bytes);
		return (text.length() > LONGEST_LINE) ? text.substring(0, lengthOfCharacters(text)) + "…" : text;
	}

	private static int lengthOfCharacters(String text) {
		return Character.isHighSurrogate(text.charAt(LONGEST_LINE - 2)) ? LONGEST_LINE - 2 : LONGEST_LINE - 1;
	}

	/** The first bytes of one direction, as many as are kept, and the number of all. */
	record Bytes(byte[] base64, long bytes) {
	}

}
