package dev.tcplab.lesson;

import dev.tcplab.server.Lab;
import dev.tcplab.server.Recording;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The happy server of Session 10.
 */
@Timeout(60)
class HappyServerTests {

	@Test
	void answersWithGreetingAndPrintsLines() {
		try (Lab lab = Lab.start("happy")) {
			assertThat(Wire.send(lab.port("happy"), "Test1...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect",
						"A client has connected to the server!", "Message received: Test1...",
						"Waiting for Clients to connect");
			assertThat(Wire.send(lab.port("happy"), "Test2...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
		}
	}

	@Test
	void finishesAfterOneClient() throws InterruptedException {
		Recording recording;
		try (Lab lab = Lab.start("happy", "server.limit=1")) {
			recording = lab.recording();
			Wire.send(lab.port("happy"), "Test1...");
			lab.servers().awaitFinished();
		}
		// It was not stopped by the user.
		recording.awaitLines("The server is configured!", "Waiting for Clients to connect",
				"A client has connected to the server!", "Message received: Test1...");
	}

}
