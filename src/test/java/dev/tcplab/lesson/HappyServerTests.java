package dev.tcplab.lesson;

import dev.tcplab.server.Lab;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The happy server of Session 10.
 */
class HappyServerTests {

	@Test
	void answersEveryMessageWithItsGreeting() {
		try (Lab lab = Lab.start("happy")) {
			assertThat(Wire.send(lab.port("happy"), "Test1...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
			assertThat(Wire.send(lab.port("happy"), "Test2...")).isEqualTo("HELLO. I am the Happy Server :-)\n");
		}
	}

	@Test
	void printsTheLinesOfTheLesson() {
		try (Lab lab = Lab.start("happy")) {
			Wire.send(lab.port("happy"), "Test1...");
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect",
						"A client has connected to the server!", "Message received: Test1...",
						"Waiting for Clients to connect");
		}
	}

	@Test
	void answersWithTheGreetingOfItsSettings() {
		try (Lab lab = Lab.start("happy", "servers.happy.greeting=¡Hola!")) {
			assertThat(Wire.send(lab.port("happy"), "hi")).isEqualTo("¡Hola!\n");
		}
	}

	@Test
	void finishesAfterOneClientAsTheLessonsFirstVersion() throws InterruptedException {
		try (Lab lab = Lab.start("happy", "server.limit=1")) {
			Wire.send(lab.port("happy"), "Test1...");
			lab.servers().awaitFinished();
			lab.recording()
				.awaitLines("The server is configured!", "Waiting for Clients to connect",
						"A client has connected to the server!", "Message received: Test1...");
		}
	}

}
