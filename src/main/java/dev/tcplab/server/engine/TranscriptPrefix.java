package dev.tcplab.server.engine;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.ConsoleSettings.Prefix;
import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import org.jspecify.annotations.Nullable;

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

	void addServer() {
		this.servers.incrementAndGet();
	}

	// Each part is there only if it is on, and is followed by a space.
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

	String time() {
		return this.time ? LocalTime.now().format(TIME) : "";
	}

}
