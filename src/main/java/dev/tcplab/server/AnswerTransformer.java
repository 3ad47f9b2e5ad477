package dev.tcplab.server;

import java.util.function.UnaryOperator;

import org.springframework.integration.transformer.Transformer;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Makes the answer to a client's message, for a server that needs nothing else to answer.
 * The reply shares the message's headers: to copy them takes longer than all other steps
 * of the flow.
 */
public final class AnswerTransformer implements Transformer {

	private final UnaryOperator<byte[]> answer;

	/**
	 * Creates a step of a {@linkplain TcpServer#gateway() server's} integration flow.
	 * @param answer makes the answer, on any number of threads at once
	 */
	public AnswerTransformer(UnaryOperator<byte[]> answer) {
		this.answer = answer;
	}

	@Override
	public Message<?> transform(Message<?> message) {
		return new GenericMessage<>(this.answer.apply((byte[]) message.getPayload()), message.getHeaders());
	}

}
