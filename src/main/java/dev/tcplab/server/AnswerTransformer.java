package dev.tcplab.server;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.springframework.integration.transformer.Transformer;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * A step of an integration flow that answers a client's message. The reply shares the
 * message's headers, because copying them takes longer than all other steps of the flow.
 */
final class AnswerTransformer implements Transformer {

	private final Function<Message<?>, Object> answer;

	/**
	 * Creates a step of a {@linkplain TcpServer#gateway() server's} integration flow.
	 * @param answer returns the answer to a message; several threads may call it at once
	 */
	AnswerTransformer(UnaryOperator<byte[]> answer) {
		this.answer = (message) -> answer.apply((byte[]) message.getPayload());
	}

	/**
	 * Creates a step of a {@linkplain TcpServer#gateway() server's} integration flow.
	 */
	AnswerTransformer(Responder responder) {
		this.answer = (message) -> responder.reply((byte[]) message.getPayload(),
				(ClientConnection) message.getHeaders().get(TcpServer.CONNECTION));
	}

	@Override
	public Message<?> transform(Message<?> message) {
		return new GenericMessage<>(this.answer.apply(message), message.getHeaders());
	}

}
