package dev.tcplab.server.net;

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

	private final Prefix prefix;

	private final AtomicInteger servers = new AtomicInteger();

	TranscriptPrefix(ConsoleSettings settings) {
		this.prefix = settings.prefix();
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
	 * @return the name or the address in brackets, and a blank; or nothing
	 */
	String of(String server, @Nullable Client client) {
		if (this.prefix == Prefix.SERVER || this.prefix == Prefix.AUTO && this.servers.get() > 1) {
			return "[" + server + "] ";
		}
		if (this.prefix == Prefix.CLIENT && client != null) {
			return "[" + PythonAddress.hostAndPort(client.address()) + "] ";
		}
		return "";
	}

}
