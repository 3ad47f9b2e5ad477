package dev.tcplab.client;

import java.util.concurrent.Executor;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;

final class TalkConnection extends TcpNetConnection {

	private final TalkSocket socket;

	private final Executor executor;

	TalkConnection(TalkSocket socket, Executor executor, ApplicationEventPublisher publisher, String name) {
		super(socket.socket(), false, false, publisher, name);
		this.socket = socket;
		this.executor = executor;
	}

	/** Sends the message, and starts to read the answer. */
	@Override
	public void send(Message<?> message) {
		// Before the message is sent, because a server may answer a long message while it
		// arrives. Not earlier, because only now does the gateway wait for the answer.
		this.executor.execute(this);
		this.socket.sendIfPossible((byte[]) message.getPayload());
	}

	/** Passes the answer, or the failure, to the gateway. */
	@Override
	public void run() {
		try {
			getListener().onMessage(getMapper().toMessage(this));
		}
		// Even an error, because otherwise the gateway would wait in vain.
		catch (Throwable ex) {
			sendExceptionToListener((ex instanceof Exception exception) ? exception : new IllegalStateException(ex));
		}
		finally {
			close();
		}
	}

	@Override
	public void close() {
		this.socket.close();
		super.close();
	}

	@Override
	public Object getPayload() {
		return this.socket.answer().answer();
	}

}
