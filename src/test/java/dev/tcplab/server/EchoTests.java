package dev.tcplab.server;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the echo servers' answer.
 */
class EchoTests {

	@Test
	void answersWithTheMessage() {
		assertThat(Echo.answer("Test1...".getBytes(StandardCharsets.UTF_8))).asString().isEqualTo("ECHO: Test1...\n");
	}

	@Test
	void answersTheEmptyMessage() {
		assertThat(Echo.answer(new byte[0])).asString().isEqualTo("ECHO: \n");
	}

	@Test
	void changesNoByte() {
		byte[] message = new byte[256];
		for (int i = 0; i < message.length; i++) {
			message[i] = (byte) i;
		}
		assertThat(Echo.answer(message)).hasSize(6 + 256 + 1).containsSequence(message);
	}

}
