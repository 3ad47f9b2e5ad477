package dev.tcplab.lesson;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The answer of the echo servers.
 */
class EchoAnswerTests {

	@Test
	void answersWithMessage() {
		assertThat(Echo1Server.answer("Test1...".getBytes(StandardCharsets.UTF_8))).asString()
			.isEqualTo("ECHO: Test1...\n");
	}

	@Test
	void answersEmptyMessage() {
		assertThat(Echo1Server.answer(new byte[0])).asString().isEqualTo("ECHO: \n");
	}

	@Test
	void keepsEveryByte() {
		byte[] message = new byte[256];
		for (int i = 0; i < message.length; i++) {
			message[i] = (byte) i;
		}
		assertThat(Echo1Server.answer(message)).hasSize(6 + 256 + 1).containsSequence(message);
	}

}
