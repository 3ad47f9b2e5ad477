package dev.tcplab.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The formats of the transcript that are not the lesson's.
 */
@Timeout(60)
class TranscriptTests {

	@Test
	void printsJsonObjects() throws IOException {
		Recording recording;
		String client;
		try (Lab lab = Lab.start("echo2", "console.transcript=json")) {
			recording = lab.recording();
			try (Wire wire = Wire.connect(lab.port("echo2"))) {
				wire.send("say \"hi\"\033\n").receiveAll();
				client = "127.0.0.1:" + wire.localPort();
			}
			recording.awaitLine((line) -> line.contains("\"message\":"));
		}
		List<Map<String, Object>> lines = recording.lines()
			.stream()
			.map((line) -> JsonParserFactory.getJsonParser().parseMap(line))
			.toList();
		assertThat(lines).allMatch((line) -> line.remove("time").toString().matches("2\\d{3}-.*Z"));
		assertThat(lines).containsExactly(Map.of("server", "echo2", "event", "listening"),
				Map.of("server", "echo2", "event", "connected", "client", client, "number", 1), Map.of("server",
						"echo2", "event", "message", "client", client, "number", 1, "message", "say \"hi\"\\x1b"),
				Map.of("event", "stopped"));
	}

	@Test
	void printsJsonObjectsWithoutMessageAndAtLimit() throws IOException {
		try (Lab lab = Lab.start("echo3", "console.transcript=json", "server.limit=1")) {
			try (Wire wire = Wire.connect(lab.port("echo3"))) {
				wire.reset();
			}
			lab.recording().awaitLine((line) -> line.contains("\"event\":\"no-message\""));
			lab.recording().awaitLine((line) -> line.contains("\"event\":\"finished\""));
		}
	}

	@Test
	void printsNothingIfOff() {
		Recording recording;
		try (Lab lab = Lab.start("echo3", "console.transcript=off", "server.limit=2")) {
			Wire.send(lab.port("echo3"), "hi");
			recording = lab.recording();
		}
		assertThat(recording.lines()).isEmpty();
	}

}
