package dev.tcplab.server.engine;

import java.util.List;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.TranscriptFormat;

/**
 * Makes each server's part of the transcript, as the settings have it.
 */
final class ServerTranscripts {

	private final ConsoleSettings settings;

	private final TranscriptPrefix prefix;

	private final Transcript transcript;

	ServerTranscripts(ConsoleSettings settings, Transcript transcript) {
		this.settings = settings;
		this.prefix = new TranscriptPrefix(settings);
		this.transcript = transcript;
	}

	/**
	 * Creates the part of one more server.
	 * @param server the server's name
	 * @param format its lines, where they are the lesson's
	 * @return the part
	 */
	ServerTranscript create(String server, TranscriptFormat format) {
		this.prefix.addServer();
		return switch (this.settings.transcript()) {
			case TEXT -> new TextTranscript(server, format, this.prefix, this.transcript);
			case JSON -> new JsonTranscript(server, this.transcript);
			case OFF -> new ServerTranscript() {
			};
		};
	}

	/**
	 * Says, as the last line, that the servers were stopped before they had finished
	 * (Session 10: Ctrl-C).
	 */
	void stopped() {
		this.transcript.print(switch (this.settings.transcript()) {
			case TEXT -> List.of(this.prefix.time() + "Server stopped by the user");
			case JSON -> List.of(JsonTranscript.stopped());
			case OFF -> List.of();
		});
	}

}
