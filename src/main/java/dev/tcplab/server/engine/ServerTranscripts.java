package dev.tcplab.server.engine;

import java.util.List;

import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.console.Transcript;
import dev.tcplab.server.TranscriptFormat;

/**
 * Creates each server's part of the transcript, in the format of the settings.
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

	ServerTranscript create(String server, TranscriptFormat format) {
		this.prefix.addServer();
		return switch (this.settings.transcript()) {
			case TEXT -> new TextTranscript(server, format, this.prefix, this.transcript);
			case JSON -> new JsonTranscript(server, this.transcript);
			case OFF -> new ServerTranscript() {
			};
		};
	}

	// The last line, if the servers had not finished (Session 10: Ctrl-C).
	void stopped() {
		this.transcript.print(switch (this.settings.transcript()) {
			case TEXT -> List.of(this.prefix.time() + "Server stopped by the user");
			case JSON -> List.of(JsonTranscript.stoppedAll());
			case OFF -> List.of();
		});
	}

}
