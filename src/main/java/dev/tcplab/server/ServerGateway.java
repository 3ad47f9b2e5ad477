package dev.tcplab.server;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.integration.ip.tcp.inbound.TcpInboundGateway;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.util.Assert;

/**
 * Sends a message into the flow and takes the answer from the channel that came with it,
 * rather than make a temporary one and copy the message for it.
 */
final class ServerGateway extends TcpInboundGateway {

	private long replyTimeout = IntegrationContextUtils.DEFAULT_TIMEOUT;

	@Override
	public void setReplyTimeout(long replyTimeout) {
		super.setReplyTimeout(replyTimeout);
		this.replyTimeout = replyTimeout;
	}

	@Override
	protected @Nullable Message<?> sendAndReceiveMessage(Object request) {
		Message<?> message = (Message<?>) request;
		MessageChannel channel = getRequestChannel();
		Assert.state(channel != null, "A gateway needs a request channel");
		channel.send(message);
		AnswerChannel answer = (AnswerChannel) message.getHeaders().getReplyChannel();
		return answer.await(this.replyTimeout);
	}

}
