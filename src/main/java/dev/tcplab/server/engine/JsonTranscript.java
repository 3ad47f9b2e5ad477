package dev.tcplab.server.engine;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.Client;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * A transcript of one JSON object per line, for programs to read.
 */
record JsonTranscript(String server, Transcript transcript) implements ServerTranscript {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private static final char FIRST_ESCAPED = 0x7f;

	private static final double NANOS = 1e6;

	// The last line, for all servers together.
	static String stoppedAll() {
		return write(line("stopped", null, null));
	}

	@Override
	public void listening(InetSocketAddress address) {
		print(of("listening", null));
	}

	@Override
	public void stopped() {
		print(of("stopped", null));
	}

	@Override
	public void connected(Client client) {
		print(of("connected", client));
	}

	@Override
	public List<String> received(Client client, byte[] message) {
		Map<String, Object> line = of("message", client);
		addBytes(line, "message", message);
		return List.of(write(line));
	}

	@Override
	public List<String> receivedNothing(Client client) {
		return List.of(write(of("no-message", client)));
	}

	@Override
	public boolean showsAnswers() {
		return true;
	}

	@Override
	public void ended(Client client, ExchangeResult result) {
		Map<String, Object> line = of("end", client);
		if (result.sent().length > 0) {
			addBytes(line, "answer", result.sent());
		}
		line.put("outcome", result.answer().outcome().toString());
		if (result.answer().reason() != null) {
			line.put("reason", result.answer().reason().description());
		}
		line.put("millis", result.duration().toNanos() / NANOS);
		print(line);
	}

	@Override
	public void finished(List<Client> clients) {
		print(of("finished", null));
	}

	@Override
	public void print(List<String> lines, boolean waits) {
		this.transcript.print(lines);
	}

	private void print(Map<String, Object> line) {
		this.transcript.print(List.of(write(line)));
	}

	private Map<String, Object> of(String event, @Nullable Client client) {
		return line(event, this.server, client);
	}

	private static Map<String, Object> line(String event, @Nullable String server, @Nullable Client client) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("time", Instant.now());
		if (server != null) {
			line.put("server", server);
		}
		line.put("event", event);
		if (client != null) {
			line.put("client", PythonAddress.hostAndPort(client.address()));
			line.put("number", client.number());
		}
		return line;
	}

	private static void addBytes(Map<String, Object> line, String name, byte[] bytes) {
		try {
			line.put(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			line.put("bytes", Base64.getEncoder().encodeToString(bytes));
		}
	}

	// ASCII only: invisible characters cannot disguise text.
	private static String write(Map<String, Object> line) {
		StringBuilder text = new StringBuilder();
		WRITER.writeToString(line).chars().forEach((character) -> {
			if (character < FIRST_ESCAPED) {
				text.append((char) character);
			}
			else {
				text.append("\\u%04x".formatted(character));
			}
		});
		return text.toString();
	}

}
