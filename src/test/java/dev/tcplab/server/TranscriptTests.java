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

	Recording recording;

	@Test
	void printsJsonObjects() throws IOException {
		String client;
		try (Lab lab = Lab.start("echo2", "console.transcript=json")) {
			try (Wire wire = Wire.connect(lab.port("echo2"))) {
				wire.send("say \"hi\"\033\u202e\n").receiveAll();
				client = "127.0.0.1:" + wire.localPort();
			}
			lab.recording().awaitLine((line) -> line.contains("\"event\":\"end\""));
			this.recording = lab.recording();
		}
		List<Map<String, Object>> lines = objects();
		assertThat(lines).allMatch((line) -> line.remove("time").toString().matches("2\\d{3}-.*Z"));
		assertThat(lines.get(3).remove("millis")).isInstanceOf(Number.class);
		assertThat(lines).containsExactly(Map.of("server", "echo2", "event", "listening"),
				Map.of("server", "echo2", "event", "connected", "client", client, "number", 1),
				Map.of("server", "echo2", "event", "message", "client", client, "number", 1, "message",
						"say \"hi\"\033\u202e\n"),
				Map.of("server", "echo2", "event", "end", "client", client, "number", 1, "answer",
						"ECHO: say \"hi\"\033\u202e\n\n", "outcome", "answered"),
				Map.of("event", "stopped"));
		assertThat(this.recording.lines()).allMatch((line) -> line.chars().allMatch((c) -> c >= ' ' && c < 0x7f));
	}

	@Test
	void printsBytesThatAreNotUtf8() throws IOException {
		try (Lab lab = Lab.start("echo1", "console.transcript=json")) {
			try (Wire wire = Wire.connect(lab.port("echo1"))) {
				wire.send(new byte[] { (byte) 0xff, 0 }).receiveAll();
			}
			lab.recording().awaitLine((line) -> line.contains("\"event\":\"end\""));
			this.recording = lab.recording();
		}
		assertThat(events("message")).singleElement()
			.satisfies((line) -> assertThat(line).containsEntry("bytes", "/wA="));
		assertThat(events("end")).singleElement()
			.satisfies((line) -> assertThat(line).containsEntry("bytes", "RUNITzog/wAK").doesNotContainKey("answer"));
	}

	@Test
	void tellsTimeoutFromReset() throws IOException {
		try (Lab lab = Lab.start("echo3", "console.transcript=json", "server.limit=2", "server.read-timeout=100ms")) {
			try (Wire wire = Wire.connect(lab.port("echo3"))) {
				assertThat(wire.receiveAll()).isEmpty();
			}
			lab.recording().awaitLine((line) -> line.contains("\"outcome\":\"timeout\""));
			try (Wire wire = Wire.connect(lab.port("echo3"))) {
				wire.reset();
			}
			lab.recording().awaitLine((line) -> line.contains("\"event\":\"finished\""));
			lab.recording().awaitLine((line) -> line.contains("\"outcome\":\"reset\""));
			this.recording = lab.recording();
		}
		assertThat(events("no-message")).hasSize(2);
		assertThat(events("end")).extracting((line) -> line.get("outcome")).containsExactly("timeout", "reset");
		assertThat(events("end")).extracting((line) -> line.get("reason"))
			.containsExactly("it sent nothing for 100 ms", "it broke the connection");
	}

	@Test
	void printsThatServerWasStopped() throws IOException {
		try (Lab lab = Lab.start("echo1", "console.transcript=json")) {
			lab.servers().find("echo1").control().stop();
			this.recording = lab.recording();
		}
		assertThat(events("stopped")).first().satisfies((line) -> assertThat(line).containsEntry("server", "echo1"));
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

	private List<Map<String, Object>> objects() {
		return this.recording.lines().stream().map((line) -> JsonParserFactory.getJsonParser().parseMap(line)).toList();
	}

	private List<Map<String, Object>> events(String event) {
		return objects().stream().filter((line) -> line.get("event").equals(event)).toList();
	}

}
