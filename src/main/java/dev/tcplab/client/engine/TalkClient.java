package dev.tcplab.client.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkListener;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.TcpClient;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.support.EnumName;
import dev.tcplab.support.Listeners;

import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.ip.tcp.outbound.TcpOutboundGateway;
import org.springframework.messaging.support.GenericMessage;

/** A client over an outbound gateway, with further methods for TCP Lab's modes. */
public final class TalkClient implements TcpClient {

	private final ServerAddress server;

	private final Codec codec;

	private final TalkConnectionFactory connections;

	private final TcpOutboundGateway gateway;

	private final Listeners<TalkListener> listeners;

	private final MessagingTemplate template = new MessagingTemplate();

	TalkClient(ServerAddress server, Codec codec, TalkConnectionFactory connections, TcpOutboundGateway gateway,
			Listeners<TalkListener> listeners) {
		this.server = server;
		this.codec = codec;
		this.connections = connections;
		this.gateway = gateway;
		this.listeners = listeners;
	}

	@Override
	public byte[] talk(byte[] message) {
		checkFrame(this.codec, message);
		return timed(TalkOutcome.ANSWERED, () -> {
			Object answer = this.template.sendAndReceive((request, timeout) -> {
				this.gateway.handleMessage(request);
				return true;
			}, new GenericMessage<>(message)).getPayload();
			if (answer instanceof Throwable failure) {
				throw failure(failure);
			}
			return (byte[]) answer;
		});
	}

	/**
	 * Talks as {@link #talk(byte[])} does, but without the gateway, whose own time would
	 * be measured with the server's. Listeners are not notified.
	 * @param message the message
	 * @param last whether to end the sending side after the message, for servers that
	 * read until then
	 * @return the answer, and when it arrived
	 * @throws TalkException as {@link #talk(byte[])} does
	 */
	public Reply talkDirectly(byte[] message, boolean last) {
		try (TalkSocket socket = this.connections.connect()) {
			socket.sendIfPossible(message);
			if (last && message.length > 0) {
				socket.sendIfPossible(new byte[0]);
			}
			return socket.answer();
		}
	}

	/**
	 * Connects for several messages. Listeners are not notified.
	 * @param idle the time without a message after which the connection is closed; 0
	 * waits forever
	 * @return the connection, which the caller closes
	 * @throws TalkException if the server cannot be reached
	 */
	public OpenTalk open(Duration idle) {
		return new OpenTalk(this.connections.connect(), this.codec, idle);
	}

	/** Returns the server that this client talks to. */
	public ServerAddress server() {
		return this.server;
	}

	/**
	 * Sends a message and closes without reading an answer, as the lesson's first client
	 * does.
	 * @param message the message
	 * @throws TalkException if the server cannot be reached or breaks the connection
	 */
	public void send(String message) {
		timed(TalkOutcome.SENT, () -> {
			try (TalkSocket socket = this.connections.connect()) {
				socket.send(message.getBytes(StandardCharsets.UTF_8));
				return socket;
			}
		});
	}

	static void checkFrame(Codec codec, byte[] message) {
		String misfit = codec.misfit(message);
		if (misfit != null) {
			throw new TalkException(TalkOutcome.ERROR,
					"The message does not fit into the codec %s: %s. Change the message, or choose another codec."
						.formatted(EnumName.of(codec), misfit));
		}
	}

	private <T> T timed(TalkOutcome success, Callable<T> talk) {
		long begin = System.nanoTime();
		TalkOutcome outcome = success;
		try {
			return talk.call();
		}
		catch (Exception ex) {
			TalkException failure = failure(ex);
			outcome = failure.outcome();
			throw failure;
		}
		finally {
			TalkOutcome ended = outcome;
			Duration duration = Duration.ofNanos(System.nanoTime() - begin);
			this.listeners.tell((listener) -> listener.onTalk(ended, duration));
		}
	}

	private TalkException failure(Throwable thrown) {
		if (thrown instanceof TalkException known) {
			// A new one, with the stack of the caller.
			return new TalkException(known.outcome(), String.valueOf(known.getMessage()), known);
		}
		return new TalkException(TalkOutcome.ERROR,
				"The exchange with %s failed: %s".formatted(this.server, thrown.getMessage()), thrown);
	}

	@Override
	public String toString() {
		return "Connection to SERVER at %s, PORT: %d".formatted(this.server.host(), this.server.port());
	}

}
