package dev.tcplab.lesson;

import java.io.IOException;

import dev.tcplab.server.Lab;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Teacher's server of Session 8.
 */
class TeacherServerTests {

	@Test
	void greetsWithoutALineEnd() {
		try (Lab lab = Lab.start("teacher")) {
			assertThat(Wire.send(lab.port("teacher"), "Testing!!! :-)")).isEqualTo("Hello from the teacher's server");
		}
	}

	@Test
	void printsTheLinesOfTheLesson() throws IOException {
		try (Lab lab = Lab.start("teacher"); Wire client = Wire.connect(lab.port("teacher"))) {
			client.send("Testing!!! :-)").receive();
			String waiting = "Waiting for connections at 0.0.0.0, %d ".formatted(lab.port("teacher"));
			lab.recording()
				.awaitLines(waiting, "CONNECTION: 1. From the IP: ('127.0.0.1', %d)".formatted(client.localPort()),
						"Message from client: Testing!!! :-)", waiting);
		}
	}

	@Test
	void saysAtWhichAddressItWaits() {
		try (Lab lab = Lab.start("teacher", "server.address=::1")) {
			lab.recording().awaitLines("Waiting for connections at ::1, %d ".formatted(lab.port("teacher")));
		}
	}

	@Test
	void answersWithTheGreetingOfItsSettings() {
		try (Lab lab = Lab.start("teacher", "server.greeting=Good morning")) {
			assertThat(Wire.send(lab.port("teacher"), "hi")).isEqualTo("Good morning");
		}
	}

}
