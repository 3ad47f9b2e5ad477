package dev.tcplab.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Prints the lines of one server to the transcript.
 */
final class ServerConsole {

	private final Lines lines;

	private final Transcript transcript;

	private final Function<@Nullable Client, String> prefix;

	private volatile @Nullable String waiting;

	/**
	 * Creates the console of one server.
	 * @param lines what the server prints
	 * @param transcript what they are printed to
	 * @param prefix what stands before a line about a client, or about none
	 */
	ServerConsole(Lines lines, Transcript transcript, Function<@Nullable Client, String> prefix) {
		this.lines = lines;
		this.transcript = transcript;
		this.prefix = prefix;
	}

	void configured(InetSocketAddress address) {
		this.waiting = this.lines.waiting(address);
		print(null, this.lines.configured(), true);
	}

	void connected(Client client) {
		print(client, List.of(this.lines.connected(client)), false);
	}

	void received(Client client, byte[] message, boolean waits) {
		print(client, List.of(this.lines.received(VisibleText.of(message))), waits);
	}

	void unheard(boolean waits) {
		print(null, List.of(), waits);
	}

	void finished(List<Client> clients) {
		print(null, this.lines.finished(clients), false);
	}

	private void print(@Nullable Client client, List<String> lines, boolean waits) {
		List<String> block = new ArrayList<>();
		lines.forEach((line) -> block.add(this.prefix.apply(client) + line));
		if (waits) {
			block.add(this.prefix.apply(null) + this.waiting);
		}
		this.transcript.print(block);
	}

}
