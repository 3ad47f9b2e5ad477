package dev.tcplab.server.net;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.ConsoleSettings.Prefix;
import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each line of the transcript.
 */
final class TranscriptPrefix {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss ");

	private final List<Prefix> prefixes;

	private final boolean time;

	private final AtomicInteger servers = new AtomicInteger();

	TranscriptPrefix(ConsoleSettings settings) {
		this.prefixes = settings.prefix();
		this.time = settings.time();
	}

	/**
	 * One more server prints lines.
	 */
	void addServer() {
		this.servers.incrementAndGet();
	}

	/**
	 * Returns what stands before a line.
	 * @param server the server that prints it
	 * @param client the client it is about, if it is about one
	 * @return the time, and the name or the address in brackets, each with a blank; or
	 * nothing
	 */
	String of(String server, @Nullable Client client) {
		String prefix = time();
		if (this.prefixes.contains(Prefix.SERVER) || this.prefixes.contains(Prefix.AUTO) && this.servers.get() > 1) {
			prefix += "[" + server + "] ";
		}
		if (this.prefixes.contains(Prefix.CLIENT) && client != null) {
			prefix += "[" + PythonAddress.hostAndPort(client.address()) + "] ";
		}
		return prefix;
	}

	/**
	 * Returns the time of day, if it stands before each line.
	 * @return the time and a blank, or nothing
	 */
	String time() {
		return this.time ? LocalTime.now().format(TIME) : "";
	}

}
