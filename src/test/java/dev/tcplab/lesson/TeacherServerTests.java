package dev.tcplab.lesson;

import java.io.IOException;

import dev.tcplab.server.Lab;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Teacher's server of Session 8.
 */
@Timeout(60)
class TeacherServerTests {

	@Test
	void answersWithGreetingAndPrintsLines() throws IOException {
		try (Lab lab = Lab.start("teacher"); Wire client = Wire.connect(lab.port("teacher"))) {
			assertThat(client.send("Testing!!! :-)").receive()).isEqualTo("Hello from the teacher's server");
			String waiting = "Waiting for connections at 0.0.0.0, %d ".formatted(lab.port("teacher"));
			lab.recording()
				.awaitLines(waiting, "CONNECTION: 1. From the IP: ('127.0.0.1', %d)".formatted(client.localPort()),
						"Message from client: Testing!!! :-)", waiting);
		}
	}

	@Test
	void usesAddressAndGreetingOfSettings() throws IOException {
		try (Lab lab = Lab.start("teacher", "server.address=::1", "server.greeting=Good morning")) {
			lab.recording().awaitLines("Waiting for connections at ::1, %d ".formatted(lab.port("teacher")));
			try (Wire client = Wire.connect("::1", lab.port("teacher"))) {
				assertThat(client.send("hi").receive()).isEqualTo("Good morning");
			}
		}
	}

}
