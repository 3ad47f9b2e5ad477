package dev.tcplab.check.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The socket table that a command prints on systems without {@code /proc}. */
final class CommandSocketTable implements SocketTable {

	/** For macOS and the BSDs. */
	static final SocketTable LSOF = new CommandSocketTable(List.of("lsof", "-nP", "-a", "-iTCP", "-p", "PROCESSES"),
			CommandSocketTable::ofLsof);

	/** For Windows. */
	static final SocketTable NETSTAT = new CommandSocketTable(List.of("netstat", "-ano"),
			CommandSocketTable::ofNetstat);

	// python3 4711 ana 3u IPv4 0x1f 0t0 TCP 127.0.0.1:8080 (LISTEN)
	private static final Pattern LSOF_LINE = Pattern
		.compile("\\S+\\s+(\\d+)\\s.*\\sTCP\\s+(?:\\S+->)?(\\S+):(\\d+) \\((LISTEN|SYN_SENT)\\)");

	// TCP 127.0.0.1:8080 0.0.0.0:0 LISTENING 4711, where the state may be localized
	private static final Pattern NETSTAT_LISTENING = Pattern
		.compile("\\s*TCP\\s+(\\S+):(\\d+)\\s+\\S+:0\\s+\\S+\\s+(\\d+)\\s*");

	private static final Pattern NETSTAT_CONNECTING = Pattern
		.compile("\\s*TCP\\s+\\S+\\s+(\\S+):(\\d+)\\s+SYN_(?:SENT|GESENDET)\\s+(\\d+)\\s*");

	private final List<String> command;

	private final BiFunction<String, Boolean, Optional<Row>> parser;

	private CommandSocketTable(List<String> command, BiFunction<String, Boolean, Optional<Row>> parser) {
		this.command = command;
		this.parser = parser;
	}

	@Override
	public List<ListeningSocket> listening(Set<Long> processes) throws IOException {
		List<ListeningSocket> sockets = new ArrayList<>();
		for (Row row : rows(processes, true)) {
			sockets.add(new ListeningSocket(new InetSocketAddress(row.host(), row.port()), -1, sockets.size()));
		}
		return sockets;
	}

	@Override
	public List<String> connecting(Set<Long> processes) throws IOException {
		return rows(processes, false).stream().map((row) -> row.host() + ":" + row.port()).toList();
	}

	@Override
	public boolean isTaken(int port, boolean connections) {
		return false;
	}

	private List<Row> rows(Set<Long> processes, boolean listening) throws IOException {
		String numbers = processes.stream().map(String::valueOf).collect(Collectors.joining(","));
		List<String> words = this.command.stream().map((word) -> word.replace("PROCESSES", numbers)).toList();
		Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output.lines()
			.flatMap((line) -> this.parser.apply(line, listening).stream())
			.filter((row) -> processes.contains(row.pid()))
			.toList();
	}

	static Optional<Row> ofLsof(String line, boolean listening) {
		Matcher matcher = LSOF_LINE.matcher(line);
		return (matcher.matches() && matcher.group(4).equals("LISTEN") == listening)
				? Optional.of(Row.of(matcher.group(2), matcher.group(3), matcher.group(1))) : Optional.empty();
	}

	static Optional<Row> ofNetstat(String line, boolean listening) {
		Matcher matcher = (listening ? NETSTAT_LISTENING : NETSTAT_CONNECTING).matcher(line);
		return matcher.matches() ? Optional.of(Row.of(matcher.group(1), matcher.group(2), matcher.group(3)))
				: Optional.empty();
	}

	record Row(String host, int port, long pid) {

		private static Row of(String host, String port, String pid) {
			String address = (host.equals("*") || host.equals("[::]")) ? "0.0.0.0" : host.replaceAll("[\\[\\]]", "");
			return new Row(address, Integer.parseInt(port), Long.parseLong(pid));
		}

	}

}
