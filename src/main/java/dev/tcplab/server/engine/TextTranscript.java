package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Client;
import dev.tcplab.server.TranscriptFormat;
import org.jspecify.annotations.Nullable;

/**
 * A transcript in the lesson's lines.
 */
final class TextTranscript implements ServerTranscript {

	private final String server;

	private final TranscriptFormat format;

	private final TranscriptPrefix prefix;

	private final Transcript transcript;

	private volatile @Nullable String waiting;

	TextTranscript(String server, TranscriptFormat format, TranscriptPrefix prefix, Transcript transcript) {
		this.server = server;
		this.format = format;
		this.prefix = prefix;
		this.transcript = transcript;
	}

	@Override
	public void listening(InetSocketAddress address) {
		this.waiting = this.format.waiting(address);
		print(prefixed(null, this.format.configured()), true);
	}

	@Override
	public void connected(Client client) {
		print(prefixed(client, List.of(this.format.connected(client))), false);
	}

	@Override
	public List<String> received(Client client, byte[] message) {
		return prefixed(client, List.of(this.format.received(VisibleText.of(message))));
	}

	@Override
	public List<String> receivedNothing(Client client) {
		return List.of();
	}

	@Override
	public void finished(List<Client> clients) {
		print(prefixed(null, this.format.finished(clients)), false);
	}

	private List<String> prefixed(@Nullable Client client, List<String> lines) {
		String prefix = this.prefix.of(this.server, client);
		return prefix.isEmpty() ? lines : lines.stream().map(prefix::concat).toList();
	}

	@Override
	public void print(List<String> lines, boolean waits) {
		List<String> block = lines;
		if (waits) {
			block = new ArrayList<>(lines.size() + 1);
			block.addAll(lines);
			block.add(this.prefix.of(this.server, null) + this.waiting);
		}
		this.transcript.print(block);
	}

}
