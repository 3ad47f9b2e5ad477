package dev.tcplab.server.engine;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.tcplab.server.ClientConnection;
import dev.tcplab.server.FaultEnd;
import dev.tcplab.server.Outcome;
import dev.tcplab.server.Reply;
import dev.tcplab.server.fault.ConnectionFaults;
import dev.tcplab.server.ledger.Admission;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;

/**
 * The connection of one client: it adapts Spring Integration, and runs one exchange after
 * another on one thread.
 */
final class ServerConnection extends TcpNetConnection {

	private final ConnectionContext context;

	private final ClientSocket client;

	private @Nullable ServedClient served;

	private byte @Nullable [] message;

	private @Nullable Object reply;

	// Whether send() gets the reply to a message. Otherwise, it writes at once.
	private boolean asking;

	ServerConnection(Socket socket, ConnectionContext context, ApplicationEventPublisher publisher, String listener)
			throws IOException {
		super(socket, true, false, publisher, listener);
		this.context = context;
		this.client = new ClientSocket(socket, context);
	}

	ClientSocket client() {
		return this.client;
	}

	// Only valid while a message is handled.
	ClientConnection facts() {
		ConnectionFaults faults = this.served.faults();
		return new ConnectionFacts(this.served.admission().client(), this.client,
				(faults != null) ? faults.settings().end() : FaultEnd.ANSWER);
	}

	// Drawn here, so that faults follow the order of connection.
	void admitted(Admission admission) {
		this.served = new ServedClient(admission, this.context.faults().draw(), null);
	}

	@Override
	public void run() {
		try {
			publishConnectionOpenEvent();
			if (this.served == null) {
				this.served = new ClientReception(this.context).receive(this.client);
			}
			if (this.served != null) {
				serve(this.served);
			}
		}
		finally {
			leave();
		}
	}

	// Called if there is no thread for the connection.
	void abandon() {
		if (this.served != null) {
			this.context.tracker().concluded(this.served.admission(), ExchangeResult.abandoned(this.client));
		}
		leave();
	}

	@Override
	public void close() {
		try {
			this.client.close();
		}
		catch (IOException ex) {
			// Closed below.
		}
		super.close();
	}

	private void leave() {
		this.client.timeline().closed();
		close();
		if (this.served != null) {
			this.context.tracker().left(this.served.admission(), this.client.timeline().take());
		}
	}

	private void serve(ServedClient served) {
		ExchangeHandler exchanges = new ExchangeHandler(this.context, this.client, served, this::ask);
		Answer answer;
		do {
			answer = exchange(served, exchanges);
		}
		while (answer.leavesConnectionOpen() && this.context.settings().keepOpen() && this.client.awaitNext());
		closeGracefully(answer);
	}

	// Keeps nothing of the exchange, because the connection may stay open for long.
	private Answer exchange(ServedClient served, ExchangeHandler exchanges) {
		ExchangeResult result = exchanges.handle();
		this.context.tracker().concluded(served.admission(), result);
		this.client.forgetExchange();
		return result.answer();
	}

	private void closeGracefully(Answer answer) {
		ConnectionEnd end = new ConnectionEnd(this.client, this.context);
		if (answer.end() != null) {
			end.fault(answer.end());
		}
		// Also after a malformed later message: a reset may destroy an answer in flight.
		else if (answer.isComplete() || !this.client.isFirst() && answer.outcome() == Outcome.ERROR) {
			end.drain();
		}
	}

	// The gateway calls send() with the reply before it returns.
	private @Nullable Reply ask(byte[] message) {
		this.message = message;
		this.asking = true;
		try {
			getListener().onMessage(getMapper().toMessage(this));
		}
		finally {
			this.asking = false;
		}
		Object reply = this.reply;
		this.reply = null;
		if (reply == null || reply instanceof Reply) {
			return (Reply) reply;
		}
		return Reply.of(this.context.answers().withoutLineFeed(bytes(reply)));
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
			this.context.answers().writeUnsolicited(this.client, bytes(message.getPayload()));
		}
	}

}
