package dev.tcplab.server;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is said of clients that got no answer.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnansweredTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			recv    | 200ms | ``     | it sent nothing for 200 ms
			lf      | 200ms | hello  | it sent 5 bytes, and no whole message of codec lf within 200 ms
			length4 | 10s   | hello  | Message longer than 2048 bytes
			""")
	void saysWhyOnStandardError(String codec, String timeout, String message, String reason, CapturedOutput output)
			throws IOException {
		try (Lab lab = Lab.start("echo1", "server.codec=" + codec, "server.read-timeout=" + timeout);
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send(message).receive();
			awaitReason(client, reason, output);
		}
	}

	@Test
	void saysThatTheClientBrokeTheConnection(CapturedOutput output) throws IOException {
		try (Lab lab = Lab.start("echo1"); Wire client = Wire.connect(lab.port("echo1"))) {
			int port = client.localPort();
			lab.recording().awaitLine("A client has connected to the server!");
			client.reset();
			await().untilAsserted(() -> assertThat(output)
				.contains("echo1 did not answer 127.0.0.1:%d: it broke the connection\n".formatted(port)));
		}
	}

	@Test
	void saysNothingOfAnAnsweredClient(CapturedOutput output) {
		try (Lab lab = Lab.start("echo1")) {
			Wire.send(lab.port("echo1"), "hi");
		}
		assertThat(output).doesNotContain("did not answer");
	}

	private static void awaitReason(Wire client, String reason, CapturedOutput output) {
		await().untilAsserted(() -> assertThat(output)
			.contains("echo1 did not answer 127.0.0.1:%d: %s\n".formatted(client.localPort(), reason)));
	}

}
