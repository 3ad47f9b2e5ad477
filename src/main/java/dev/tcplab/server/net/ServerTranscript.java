package dev.tcplab.server.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Client;
import dev.tcplab.server.TranscriptFormat;
import org.jspecify.annotations.Nullable;

/**
 * One server's part of the transcript.
 */
final class ServerTranscript {

	private final String server;

	private final TranscriptFormat format;

	private final TranscriptPrefix prefix;

	private final Transcript transcript;

	private volatile @Nullable String waiting;

	/**
	 * Creates the server's part.
	 * @param server the server's name
	 * @param format what the server prints
	 * @param prefix what stands before its lines
	 * @param transcript what they are printed to
	 */
	ServerTranscript(String server, TranscriptFormat format, TranscriptPrefix prefix, Transcript transcript) {
		this.server = server;
		this.format = format;
		this.prefix = prefix;
		this.transcript = transcript;
		prefix.addServer();
	}

	void configured(InetSocketAddress address) {
		this.waiting = this.prefix.of(this.server, null) + this.format.waiting(address);
		print(prefixed(null, this.format.configured()), true);
	}

	void connected(Client client) {
		print(prefixed(client, List.of(this.format.connected(client))), false);
	}

	/**
	 * Puts a client's message into words, which are still to be printed.
	 * @param client the client
	 * @param message the message
	 * @return the lines
	 */
	List<String> received(Client client, byte[] message) {
		return prefixed(client, List.of(this.format.received(VisibleText.of(message))));
	}

	void finished(List<Client> clients) {
		print(prefixed(null, this.format.finished(clients)), false);
	}

	private List<String> prefixed(@Nullable Client client, List<String> lines) {
		String prefix = this.prefix.of(this.server, client);
		return prefix.isEmpty() ? lines : lines.stream().map(prefix::concat).toList();
	}

	/**
	 * Prints lines.
	 * @param lines the lines, perhaps none
	 * @param waits whether the server then waits for its next client
	 */
	void print(List<String> lines, boolean waits) {
		List<String> block = lines;
		if (waits) {
			block = new ArrayList<>(lines);
			block.add(this.waiting);
		}
		this.transcript.print(block);
	}

}
