package dev.tcplab.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are too slow.
 */
class TimeoutTests {

	@Test
	void aMessageThatDribblesInMustBeWholeWithinTheReadTimeout() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.codec=lf", "server.read-timeout=300ms");
				Wire client = Wire.connect(lab.port("echo1"))) {
			client.send("no line feed");
			assertThat(client.receive()).isEmpty();
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void anAnswerMustBeTakenWithinTheWriteTimeout() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.codec=length4", "server.message-size=16MB",
				"server.write-timeout=300ms"); Wire client = Wire.connect(lab.port("echo1"))) {
			client.receiveBuffer(4096);
			int length = 16 * 1024 * 1024;
			client.send(new byte[] { (byte) (length >> 24), 0, 0, 0 }).send("x".repeat(length));
			assertThat(lab.recording().nextExchange().outcome()).isEqualTo(Outcome.TIMEOUT);
		}
	}

	@Test
	void timeoutsOfZeroWaitForEver() throws Exception {
		try (Lab lab = Lab.start("echo1", "server.read-timeout=0", "server.write-timeout=0");
				Wire client = Wire.connect(lab.port("echo1"))) {
			lab.recording().awaitLine("A client has connected to the server!");
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
		}
	}

}
