package dev.tcplab.server;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Several servers in one process.
 */
class SeveralServersTests {

	@Test
	void theLabIsAllServersAtOnce() {
		try (Lab lab = Lab.start("lab")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(Wire.send(lab.port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("echo2"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("echo3"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("teacher"), "hi")).isEqualTo("Hello from the teacher's server");
		}
	}

	@Test
	void linesSayWhichServerTheyAreOf() {
		try (Lab lab = Lab.start("happy,echo1")) {
			Wire.send(lab.port("happy"), "hi");
			lab.recording().awaitLine("[happy] Message received: hi");
			assertThat(lab.recording().lines())
				.allMatch((line) -> line.startsWith("[happy] ") || line.startsWith("[echo1] "));
		}
	}

	@Test
	void linesCanSayWhichClientTheyAreAbout() throws IOException {
		try (Lab lab = Lab.start("happy", "console.prefix=client"); Wire client = Wire.connect(lab.port("happy"))) {
			client.send("hi").receive();
			String prefix = "[127.0.0.1:%d] ".formatted(client.localPort());
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect",
						prefix + "A client has connected to the server!", prefix + "Message received: hi",
						"Waiting for Clients to connect");
		}
	}

	@Test
	void linesCanSayBoth() throws IOException {
		try (Lab lab = Lab.start("echo1", "console.prefix=server,client");
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("hi").receive();
			lab.recording().awaitLine("[echo1] [127.0.0.1:%d] Message received: hi".formatted(client.localPort()));
			lab.recording().awaitLine("[echo1] Waiting for Clients to connect");
		}
	}

	@Test
	void linesCanHaveTheTimeOfDay() {
		Recording recording;
		try (Lab lab = Lab.start("happy,echo1", "console.time=true")) {
			Wire.send(lab.port("happy"), "hi");
			recording = lab.recording();
		}
		assertThat(recording.lines()).hasSize(8)
			.allMatch((line) -> line.matches("\\d\\d:\\d\\d:\\d\\d (\\[(happy|echo1)] .*|Server stopped by the user)"));
	}

	@Test
	void linesOfOneServerCanHaveItsName() {
		try (Lab lab = Lab.start("happy", "console.prefix=server")) {
			lab.recording().awaitLines("[happy] The server is configured!", "[happy] Waiting for Clients to connect");
		}
	}

	@Test
	void linesOfSeveralServersCanBePlain() {
		try (Lab lab = Lab.start("happy,echo1", "console.prefix=none")) {
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect", "The server is configured!",
						"Waiting for Clients to connect");
		}
	}

	@Test
	void theSettingsOfOneServerOverrideThoseOfAll() {
		try (Lab lab = Lab.start("happy,teacher", "server.greeting=Hi", "servers.teacher.greeting=Good morning")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("Hi\n");
			assertThat(Wire.send(lab.port("teacher"), "hi")).isEqualTo("Good morning");
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void twoServersOnOnePortAreRefusedByName(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> Lab.start("happy,echo1", "servers.happy.port=8089", "servers.echo1.port=8089"));
		assertThat(output.getErr()).contains("Problems using port 8089: both echo1 and happy are to listen on it",
				"--tcp-lab.servers.happy.port=8090");
	}

	@Test
	void serversAreNotLazy() {
		try (Lab lab = Lab.start("happy", "spring.main.lazy-initialization=true")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("HELLO. I am the Happy Server :-)\n");
		}
	}

}
