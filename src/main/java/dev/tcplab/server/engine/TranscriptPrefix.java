package dev.tcplab.server.engine;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.ConsoleSettings.Prefix;
import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import org.jspecify.annotations.Nullable;

/**
 * The prefix of each line of the transcript.
 */
final class TranscriptPrefix {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss ");

	private final boolean server;

	private final boolean serverIfSeveral;

	private final boolean client;

	private final boolean time;

	private final AtomicInteger servers = new AtomicInteger();

	TranscriptPrefix(ConsoleSettings settings) {
		this.server = settings.prefix().contains(Prefix.SERVER);
		this.serverIfSeveral = settings.prefix().contains(Prefix.AUTO);
		this.client = settings.prefix().contains(Prefix.CLIENT);
		this.time = settings.time();
	}

	/**
	 * Counts a server that prints lines.
	 */
	void addServer() {
		this.servers.incrementAndGet();
	}

	/**
	 * Returns the prefix of a line.
	 * @param client the client that the line is about, or {@code null}
	 * @return the time, the server's name, and the client's address, each only if it is
	 * on and followed by a space; may be empty
	 */
	String of(String server, @Nullable Client client) {
		String prefix = time();
		if (this.server || this.serverIfSeveral && this.servers.get() > 1) {
			prefix += "[" + server + "] ";
		}
		if (this.client && client != null) {
			prefix += "[" + PythonAddress.hostAndPort(client.address()) + "] ";
		}
		return prefix;
	}

	/**
	 * Returns the time of day, if lines start with it.
	 * @return the time and a space, or an empty text
	 */
	String time() {
		return this.time ? LocalTime.now().format(TIME) : "";
	}

}
