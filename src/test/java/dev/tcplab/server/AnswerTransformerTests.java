package dev.tcplab.server;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The step of a flow that makes the answer.
 */
class AnswerTransformerTests {

	@Test
	void keepsHeadersOfMessage() {
		Message<byte[]> message = new GenericMessage<>(new byte[] { 1, 2 }, Map.of("ip_address", "127.0.0.1"));
		Message<?> reply = new AnswerTransformer((bytes) -> new byte[] { bytes[1], bytes[0] }).transform(message);
		assertThat(reply.getPayload()).isEqualTo(new byte[] { 2, 1 });
		assertThat(reply.getHeaders()).isSameAs(message.getHeaders());
	}

}
