package dev.tcplab.client;

import java.io.IOException;
import java.util.concurrent.Executor;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;

/**
 * One connection for one talk.
 */
final class TalkConnection extends TcpNetConnection {

	private final TalkSocket socket;

	private final ClientSettings settings;

	private final Answer answer;

	private final Executor executor;

	TalkConnection(TalkSocket socket, ServerAddress server, ClientSettings settings, Executor executor,
			ApplicationEventPublisher publisher, String name) {
		super(socket.socket(), false, false, publisher, name);
		this.socket = socket;
		this.settings = settings;
		this.answer = new Answer(server, settings, socket);
		this.executor = executor;
	}

	/**
	 * Sends the message, and has the answer read.
	 */
	@Override
	public void send(Message<?> message) {
		// Before the message is sent, for a server may answer a long one while it comes;
		// not before this method, for only now does the gateway wait for the answer.
		this.executor.execute(this);
		try {
			write((byte[]) message.getPayload());
		}
		catch (IOException ex) {
			// Whoever reads the answer knows more: it may have come before the fault.
			logger.debug("The message could not be sent", ex);
		}
	}

	void write(byte[] message) throws IOException {
		this.socket.send(message, this.settings.replyTimeout());
	}

	/**
	 * Reads the answer and hands it, or the failure, to the gateway.
	 */
	@Override
	public void run() {
		try {
			getListener().onMessage(getMapper().toMessage(this));
		}
		catch (RuntimeException ex) {
			sendExceptionToListener(ex);
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
		return this.answer.read();
	}

}
