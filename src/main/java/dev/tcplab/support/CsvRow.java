package dev.tcplab.support;

import java.util.Collection;
import java.util.stream.Collectors;

/** A row for a spreadsheet, in which no cell can be a formula. */
public final class CsvRow {

	private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

	private CsvRow() {
	}

	/** Returns the row with its line ending, as in RFC 4180. */
	public static String of(Collection<?> cells) {
		return cells.stream().map((cell) -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String quoted(String cell) {
		// A spreadsheet takes such cells for formulas.
		String harmless = (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
		return '"' + harmless.replace("\"", "\"\"") + '"';
	}

}
