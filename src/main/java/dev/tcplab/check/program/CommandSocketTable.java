package dev.tcplab.check.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The listening sockets that a command prints on systems without {@code /proc}.
 *
 * @param line a line of a listening socket, with its host, port, and process
 */
record CommandSocketTable(List<String> command, Pattern line) implements SocketTable {

	/** For macOS and the BSDs. */
	// python3 4711 ana 3u IPv4 0x1f 0t0 TCP 127.0.0.1:8080 (LISTEN)
	static final CommandSocketTable LSOF = new CommandSocketTable(
			List.of("lsof", "-nP", "-a", "-iTCP", "-p", "PROCESSES"),
			Pattern.compile("\\S+\\s+(?<pid>\\d+)\\s.*\\sTCP\\s+(?<host>\\S+):(?<port>\\d+) \\(LISTEN\\)"));

	/** For Windows. */
	// TCP 127.0.0.1:8080 0.0.0.0:0 LISTENING 4711, where the state may be localized
	static final CommandSocketTable NETSTAT = new CommandSocketTable(List.of("netstat", "-ano"),
			Pattern.compile("\\s*TCP\\s+(?<host>\\S+):(?<port>\\d+)\\s+\\S+:0\\s+\\S+\\s+(?<pid>\\d+)\\s*"));

	@Override
	public List<ListeningSocket> listening(Set<Long> processes) throws IOException {
		String numbers = processes.stream().map(String::valueOf).collect(Collectors.joining(","));
		List<String> words = this.command.stream().map((word) -> word.replace("PROCESSES", numbers)).toList();
		Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		process.getOutputStream().close();
		return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), processes);
	}

	List<ListeningSocket> parse(String output, Set<Long> processes) {
		List<ListeningSocket> sockets = new ArrayList<>();
		for (String row : output.lines().toList()) {
			Matcher matcher = this.line.matcher(row);
			if (matcher.matches() && processes.contains(Long.valueOf(matcher.group("pid")))) {
				String host = matcher.group("host").replaceAll("[\\[\\]]", "").replaceAll("^([*]|::)$", "0.0.0.0");
				sockets.add(new ListeningSocket(new InetSocketAddress(host, Integer.parseInt(matcher.group("port"))),
						-1, sockets.size()));
			}
		}
		return sockets;
	}

}
