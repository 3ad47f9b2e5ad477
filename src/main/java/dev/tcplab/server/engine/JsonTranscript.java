package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.server.Client;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * A transcript of one JSON object a line, for programs to read.
 *
 * @param server the server's name
 * @param transcript what the lines are printed to
 */
record JsonTranscript(String server, Transcript transcript) implements ServerTranscript {

	private static final JsonWriter<Line> WRITER = JsonWriter.of((line) -> {
		line.add("time", Line::time);
		line.add("server", Line::server).whenNotNull();
		line.add("event", Line::event);
		line.add("client", Line::client).whenNotNull();
		line.add("number", Line::number).whenNotNull();
		line.add("message", Line::message).whenNotNull();
	});

	/**
	 * Returns the last line, of all servers.
	 */
	static String stopped() {
		return WRITER.writeToString(new Line(Instant.now(), null, "stopped", null, null, null));
	}

	@Override
	public void listening(InetSocketAddress address) {
		print(line("listening", null, null), true);
	}

	@Override
	public void connected(Client client) {
		print(line("connected", client, null), false);
	}

	@Override
	public List<String> received(Client client, byte[] message) {
		return line("message", client, VisibleText.of(message));
	}

	@Override
	public List<String> receivedNothing(Client client) {
		return line("no-message", client, null);
	}

	@Override
	public void finished(List<Client> clients) {
		print(line("finished", null, null), false);
	}

	@Override
	public void print(List<String> lines, boolean waits) {
		this.transcript.print(lines);
	}

	private List<String> line(String event, @Nullable Client client, @Nullable String message) {
		return List.of(WRITER.writeToString(new Line(Instant.now(), this.server, event,
				(client != null) ? PythonAddress.hostAndPort(client.address()) : null,
				(client != null) ? client.number() : null, message)));
	}

	private record Line(Instant time, @Nullable String server, String event, @Nullable String client,
			@Nullable Long number, @Nullable String message) {
	}

}
