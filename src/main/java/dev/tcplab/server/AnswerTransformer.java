package dev.tcplab.server;

import java.util.function.UnaryOperator;

import org.springframework.integration.transformer.Transformer;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * A step of an integration flow that answers a client's message from the message alone.
 * The reply shares the message's headers, because copying them takes longer than all
 * other steps of the flow.
 */
public final class AnswerTransformer implements Transformer {

	private final UnaryOperator<byte[]> answer;

	/**
	 * Creates a step of a {@linkplain TcpServer#gateway() server's} integration flow.
	 * @param answer returns the answer to a message; several threads may call it at once
	 */
	public AnswerTransformer(UnaryOperator<byte[]> answer) {
		this.answer = answer;
	}

	@Override
	public Message<?> transform(Message<?> message) {
		return new GenericMessage<>(this.answer.apply((byte[]) message.getPayload()), message.getHeaders());
	}

}
