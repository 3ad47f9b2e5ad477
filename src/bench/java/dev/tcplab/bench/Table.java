package dev.tcplab.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A table in Markdown.
 */
final class Table {

	private final List<String> lines = new ArrayList<>();

	Table(String... columns) {
		row(columns);
		this.lines.add("|---|" + String.join("", Collections.nCopies(columns.length - 1, "---:|")));
	}

	Table row(String... cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
		return this;
	}

	static String number(double value) {
		return String.format(Locale.ROOT, (value == 0 || value >= 100) ? "%,.0f" : "%.2f", value);
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

}
