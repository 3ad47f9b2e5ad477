package dev.tcplab.check.judge;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tcplab.console.PythonAddress;

/**
 * A client's address on the console, where IP and port belong together.
 *
 * @param names the spellings of the IP in different languages
 */
record ClientAddress(Set<String> names, int port) {

	private static final Pattern IP = Pattern
		.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])|\\blocalhost\\b");

	private static final Pattern ANY_PORT = Pattern.compile("\\b\\d{4,5}\\b");

	static ClientAddress of(Turn turn) {
		InetAddress ip = turn.talk().client().getAddress();
		Set<String> names = new HashSet<>(List.of(ip.getHostAddress(), PythonAddress.host(ip)));
		if (ip.isLoopbackAddress()) {
			names.add("localhost");
		}
		return new ClientAddress(names, turn.talk().client().getPort());
	}

	boolean isShown(String printed) {
		return times(printed) > 0;
	}

	boolean isPortShown(String printed) {
		return portPattern().matcher(printed).find();
	}

	/** Counts the address, whose IP may be on another line than the port. */
	long times(String printed) {
		boolean anywhere = printed.lines().anyMatch(this::isIpAlone);
		return printed.lines()
			.mapToLong((line) -> portPattern().matcher(line)
				.results()
				.filter((port) -> IP.matcher(line).find() ? this.names.contains(ip(line, port))
						: anywhere || isIpIn(line))
				.count())
			.sum();
	}

	private boolean isIpAlone(String line) {
		return !ANY_PORT.matcher(line).find() && isIpIn(line);
	}

	private boolean isIpIn(String line) {
		return this.names.stream().anyMatch(line::contains);
	}

	/** Returns the IP before the port, otherwise the one after it, or an empty text. */
	String ipBeside(String printed) {
		return printed.lines()
			.flatMap((line) -> portPattern().matcher(line).results().map((port) -> ip(line, port)))
			.findFirst()
			.orElse("");
	}

	private static String ip(String line, MatchResult port) {
		String ip = "";
		for (MatchResult match : IP.matcher(line).results().toList()) {
			if (ip.isEmpty() || match.start() < port.start()) {
				ip = match.group();
			}
		}
		return ip;
	}

	private Pattern portPattern() {
		return Pattern.compile("\\b" + this.port + "\\b");
	}

}
