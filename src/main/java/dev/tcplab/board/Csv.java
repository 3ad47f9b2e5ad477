package dev.tcplab.board;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clients as a table for a spreadsheet.
 */
final class Csv {

	private static final String HEAD = "address,times,first,last,server,outcome,message";

	private Csv() {
	}

	static String of(List<ClientView> clients) {
		return Stream.concat(Stream.of(HEAD), clients.stream().map(Csv::row))
			.map((row) -> row + "\r\n")
			.collect(Collectors.joining());
	}

	private static String row(ClientView client) {
		return Stream
			.of(client.address(), client.times(), client.first(), client.last(), client.server(), client.outcome(),
					client.message())
			.map((cell) -> quoted(cell.toString()))
			.collect(Collectors.joining(","));
	}

	private static String quoted(String cell) {
		// What begins so is a formula to a spreadsheet.
		String harmless = (!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
		return '"' + harmless.replace("\"", "\"\"") + '"';
	}

}
