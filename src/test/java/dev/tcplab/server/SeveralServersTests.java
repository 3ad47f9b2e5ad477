package dev.tcplab.server;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Several servers in one process, and the prefixes of their lines.
 */
@Timeout(60)
class SeveralServersTests {

	@Test
	void runsAllServersOfLab() {
		try (Lab lab = Lab.start("lab")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(Wire.send(lab.port("echo1"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("echo2"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("echo3"), "hi")).isEqualTo("ECHO: hi\n");
			assertThat(Wire.send(lab.port("teacher"), "hi")).isEqualTo("Hello from the teacher's server");
			lab.recording().awaitLine("[happy] Message received: hi");
			assertThat(lab.recording().lines())
				.allMatch((line) -> line.matches("\\[(happy|echo1|echo2|echo3|teacher)] .*"));
		}
	}

	@Test
	void printsClientBeforeLine() throws IOException {
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
	void printsTimeServerAndClientBeforeLine() throws IOException {
		Recording recording;
		int port;
		try (Lab lab = Lab.start("echo1", "console.prefix=server,client", "console.time=true");
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("hi").receive();
			port = client.localPort();
			recording = lab.recording();
		}
		assertThat(recording.lines()).allMatch((line) -> line.matches("\\d\\d:\\d\\d:\\d\\d .*"))
			.extracting((line) -> line.substring(9))
			.contains("[echo1] [127.0.0.1:%d] Message received: hi".formatted(port),
					"[echo1] Waiting for Clients to connect", "Server stopped by the user");
	}

	@Test
	void prefersSettingsOfOneServer() {
		try (Lab lab = Lab.start("happy,teacher", "console.prefix=none", "server.greeting=Hi",
				"servers.teacher.greeting=Good morning", "spring.main.lazy-initialization=true")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("Hi\n");
			assertThat(Wire.send(lab.port("teacher"), "hi")).isEqualTo("Good morning");
			lab.recording().awaitLine("Message received: hi");
		}
	}

	@Test
	void refusesSecondServerOnSamePort() {
		assertThatException()
			.isThrownBy(() -> Lab.start("happy,echo1", "servers.happy.port=8089", "servers.echo1.port=8089"))
			.havingRootCause()
			.isInstanceOfSatisfying(ListenException.class,
					(ex) -> assertThat(ex.advice()).contains("--tcp-lab.servers.happy.port=8090"))
			.withMessage("Problems using port 8089: echo1 and happy both use it");
	}

}
