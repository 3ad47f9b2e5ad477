package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.tcplab.server.Outcome;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;

/**
 * The connection of one client: Spring Integration's side of it, and the loop over its
 * exchanges, on one thread from the accept to the close.
 */
final class ServerConnection extends TcpNetConnection {

	private final ConnectionContext context;

	private final ClientSocket client;

	private @Nullable ServedClient served;

	private byte @Nullable [] message;

	private @Nullable Object reply;

	private boolean asking;

	/**
	 * Creates the connection.
	 * @param socket the client's socket
	 * @param context the objects that the connections of the server share
	 * @param publisher publishes Spring Integration's events
	 * @param listener the name of the connection factory
	 * @throws IOException if the client closed the connection
	 */
	ServerConnection(Socket socket, ConnectionContext context, ApplicationEventPublisher publisher, String listener)
			throws IOException {
		super(socket, true, false, publisher, listener);
		this.context = context;
		this.client = new ClientSocket(socket, context.settings(), context.lifecycle());
	}

	ClientSocket client() {
		return this.client;
	}

	/**
	 * Returns the client's entry in the ledger.
	 * @return the entry, or {@code null} if the client is not admitted
	 */
	@Nullable Admission admission() {
		return (this.served != null) ? this.served.admission() : null;
	}

	/**
	 * Records that the client was admitted on accept, and draws its faults, so that
	 * faults follow the order of connection.
	 * @param admission its entry in the ledger
	 */
	void admitted(Admission admission) {
		this.served = ServedClient.of(admission, this.context.faults());
	}

	@Override
	public void run() {
		try {
			publishConnectionOpenEvent();
			this.served = new ClientReception(this.context).receive(this.client, this.served);
			if (this.served != null) {
				serve(this.served);
			}
		}
		finally {
			close();
		}
	}

	/**
	 * Closes an admitted connection that cannot be run.
	 */
	void abandon() {
		if (this.served != null) {
			this.context.tracker()
				.concluded(this.served.admission(),
						ExchangeResult.withoutMessage(this.client, true, Outcome.ERROR, null, Set.of()), true);
		}
		close();
	}

	private void serve(ServedClient served) {
		if (served.failure() != null) {
			this.context.tracker().concluded(served.admission(), served.failure(), true);
			return;
		}
		greet();
		ExchangeHandler exchanges = new ExchangeHandler(this.context);
		ExchangeResult result = exchanges.handle(this.client, served, true, this::ask);
		this.context.tracker().concluded(served.admission(), result, true);
		boolean answeredBefore = false;
		while (result.leavesConnectionOpen() && this.context.settings().keepOpen() && this.client.mayAwaitNext()) {
			answeredBefore = true;
			// Often the next message arrives by the next turn of this thread.
			Thread.yield();
			result = exchanges.handle(this.client, served, false, this::ask);
			this.context.tracker().concluded(served.admission(), result, false);
		}
		closeGracefully(result, answeredBefore);
	}

	// If the greeting cannot be written, the first exchange reports why.
	private void greet() {
		String greeting = this.context.settings().greeting();
		if (this.context.greeting() && greeting != null) {
			this.context.answers().write(this.client, bytes(greeting), null);
			this.client.deadline().set(this.context.settings().readTimeout());
		}
	}

	private void closeGracefully(ExchangeResult result, boolean answeredBefore) {
		if (result.end() != null) {
			this.client.end(result.end());
		}
		// Also after a malformed message, or a reset may destroy the previous answer in
		// flight.
		else if (result.isAnswered() || answeredBefore && result.outcome() == Outcome.ERROR) {
			this.client.drain();
		}
	}

	/**
	 * Hands a message to the gateway, which calls {@link #send} with the reply before it
	 * returns.
	 */
	private byte @Nullable [] ask(byte[] message) {
		this.message = message;
		this.reply = null;
		this.asking = true;
		try {
			getListener().onMessage(getMapper().toMessage(this));
		}
		finally {
			this.asking = false;
		}
		return (this.reply != null) ? bytes(this.reply) : null;
	}

	private static byte[] bytes(Object reply) {
		if (reply instanceof byte[] bytes) {
			return bytes;
		}
		if (reply instanceof String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}
		throw new IllegalStateException(
				"The flow replied with %s, not with byte[] or String".formatted(reply.getClass().getName()));
	}

	@Override
	public byte @Nullable [] getPayload() {
		byte[] payload = this.message;
		this.message = null;
		return payload;
	}

	@Override
	public void send(Message<?> message) {
		if (this.asking) {
			this.reply = message.getPayload();
		}
		else {
			this.context.answers().write(this.client, bytes(message.getPayload()), null);
		}
	}

}
