package dev.tcplab.web.board;

import java.util.List;
import java.util.stream.Collectors;

import dev.tcplab.support.CsvRow;

final class Csv {

	private static final String HEAD = "address,times,first,last,server,outcome,message";

	private Csv() {
	}

	static String of(List<ClientView> clients) {
		return clients.stream().map(Csv::row).collect(Collectors.joining("", HEAD + "\r\n", ""));
	}

	private static String row(ClientView client) {
		return CsvRow.of(List.of(client.address(), client.times(), client.first(), client.last(), client.server(),
				client.outcome(), client.message()));
	}

}
