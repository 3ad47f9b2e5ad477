package dev.tcplab.client.engine;

import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.IpHeaders;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * A connection that passes failures to the gateway as answers, because the gateway would
 * log an exception with its stack trace before it throws it.
 */
final class TalkConnection extends TcpNetConnection {

	private final Supplier<TalkSocket> connector;

	private final Executor executor;

	private volatile @Nullable TalkSocket socket;

	TalkConnection(Supplier<TalkSocket> connector, Executor executor, ApplicationEventPublisher publisher,
			String name) {
		super(new Socket(), false, false, publisher, name);
		this.connector = connector;
		this.executor = executor;
	}

	/** Connects, sends the message, and starts to read the answer. */
	@Override
	public void send(Message<?> message) {
		try {
			TalkSocket socket = this.connector.get();
			this.socket = socket;
			// Before the message is sent, because a server may answer a long message
			// while it arrives.
			this.executor.execute(() -> read(socket));
			socket.sendIfPossible((byte[]) message.getPayload());
		}
		catch (RuntimeException ex) {
			answer(ex);
		}
	}

	private void read(TalkSocket socket) {
		try {
			answer(socket.answer().answer());
		}
		// Even an error, because otherwise the gateway would wait in vain.
		catch (Throwable ex) {
			answer(ex);
		}
		finally {
			close();
		}
	}

	private void answer(Object answer) {
		getListener().onMessage(new GenericMessage<>(answer, Map.of(IpHeaders.CONNECTION_ID, getConnectionId())));
	}

	@Override
	public void close() {
		TalkSocket socket = this.socket;
		if (socket != null) {
			socket.close();
		}
		super.close();
	}

}
