package dev.tcplab.web.board;

import java.util.Locale;
import java.util.Map;

/**
 * A choice of exchanges by the parameters of a request, which are those in the URL of the
 * page. A value that is not valid matches no exchange.
 *
 * @param parameters {@code server}, {@code client} and {@code text} (a part of it),
 * {@code outcome}, {@code remark}, {@code exchange} (an ID), and {@code after} (an ID)
 */
record ExchangeFilter(Map<String, String> parameters) {

	boolean matches(ExchangeView exchange) {
		return isOrMissing("server", exchange.server()) && isOrMissing("outcome", exchange.outcome())
				&& isOrMissing("remark", exchange.remark()) && isOrMissing("exchange", exchange.id())
				&& isIn("client", exchange.client()) && isIn("text", exchange.message() + "\n" + exchange.answer())
				&& isAfter(exchange.id());
	}

	private boolean isOrMissing(String name, Object value) {
		String wanted = value(name);
		return wanted.isEmpty() || wanted.equals(value.toString());
	}

	private boolean isIn(String name, String text) {
		return text.toLowerCase(Locale.ROOT).contains(value(name).toLowerCase(Locale.ROOT));
	}

	private boolean isAfter(long id) {
		String after = value("after");
		return after.isEmpty() || after.matches("\\d{1,18}") && id > Long.parseLong(after);
	}

	private String value(String name) {
		return this.parameters.getOrDefault(name, "").strip();
	}

}
