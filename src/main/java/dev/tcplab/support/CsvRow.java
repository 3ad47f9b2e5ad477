package dev.tcplab.support;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * One row of a table for a spreadsheet, in which no cell can be a formula.
 */
public final class CsvRow {

	private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

	private CsvRow() {
	}

	/**
	 * Quotes the cells of a row.
	 * @param cells what is in the cells
	 * @return the row with its line end, as in RFC 4180
	 */
	public static String of(Collection<?> cells) {
		return cells.stream().map((cell) -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String quoted(String cell) {
		// What begins so is a formula to a spreadsheet.
		String harmless = (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
		return '"' + harmless.replace("\"", "\"\"") + '"';
	}

}
