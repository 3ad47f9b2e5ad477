package dev.tcplab.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.tcplab.console.Transcript;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.Listeners;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.ip.tcp.outbound.TcpOutboundGateway;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * A client of one server (Session 8, {@code Client0}), which makes a new connection for
 * each message. Any number of threads may talk at once.
 */
public final class TcpClient {

	private final ServerAddress server;

	private final TalkConnectionFactory connections;

	private final TcpOutboundGateway gateway;

	private final Transcript transcript;

	private final Listeners<TalkListener> listeners;

	private final MessagingTemplate template = new MessagingTemplate();

	TcpClient(ServerAddress server, TalkConnectionFactory connections, TcpOutboundGateway gateway,
			Transcript transcript, Listeners<TalkListener> listeners) {
		this.server = server;
		this.connections = connections;
		this.gateway = gateway;
		this.transcript = transcript;
		this.listeners = listeners;
	}

	/**
	 * Sends a message and returns the answer: everything until the server closes or,
	 * after the first bytes, falls silent.
	 * @param message the message, sent in UTF-8; an empty one only ends the sending side
	 * @return the answer, with its line endings
	 * @throws TalkException if the server cannot be reached, does not answer in time,
	 * closes or breaks the connection without an answer, or answers too much
	 */
	public String talk(String message) {
		return new String(talk(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

	/**
	 * Sends a message and returns the answer as bytes, like {@link #talk(String)}.
	 * @param message the message
	 * @return the answer
	 * @throws TalkException as {@link #talk(String)} does
	 */
	public byte[] talk(byte[] message) {
		return timed(TalkOutcome.ANSWERED, () -> {
			Message<?> answer = this.template.sendAndReceive((request, timeout) -> {
				this.gateway.handleMessage(request);
				return true;
			}, new GenericMessage<>(message));
			return (byte[]) answer.getPayload();
		});
	}

	/**
	 * Talks as {@link #talk(String)} does, and prints the message and the answer.
	 * @param message the message
	 * @return the answer
	 * @throws TalkException as {@link #talk(String)} does
	 */
	public String debugTalk(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.transcript.print("To Server: " + coloured(AnsiColor.BLUE, bytes) + "\n");
		byte[] answer = talk(bytes);
		this.transcript.print("From Server: " + coloured(AnsiColor.GREEN, answer) + "\n");
		return new String(answer, StandardCharsets.UTF_8);
	}

	private static String coloured(AnsiColor colour, byte[] text) {
		return AnsiOutput.toString(colour, VisibleText.ofLines(text));
	}

	/**
	 * Prints {@code OK!}, as the lesson's first exercise on classes does. It does not
	 * connect.
	 */
	public void ping() {
		this.transcript.print("OK!\n");
	}

	/**
	 * Talks as {@link #talk(String)} does, but without the gateway, whose own time would
	 * be measured with the server's. Listeners are not notified.
	 * @param message the message
	 * @param last whether to end the sending side after the message, for servers that
	 * read until then
	 * @return the answer, and when it arrived
	 * @throws TalkException as {@link #talk(String)} does
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
	 * @param idle the time without a message after which the connection is closed
	 * @return the connection, which the caller closes
	 * @throws TalkException if the server cannot be reached
	 */
	public OpenTalk open(Duration idle) {
		return new OpenTalk(this.connections.connect(), idle);
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

	private TalkException failure(Exception thrown) {
		TalkException known = TalkException.in(thrown);
		TalkOutcome outcome = (known != null) ? known.outcome() : TalkOutcome.ERROR;
		String message = (known != null) ? String.valueOf(known.getMessage())
				: "The talk with %s failed: %s".formatted(this.server, thrown.getMessage());
		// A new one, with the stack of the caller.
		return new TalkException(outcome, message, thrown);
	}

	@Override
	public String toString() {
		return "Connection to SERVER at %s, PORT: %d".formatted(this.server.host(), this.server.port());
	}

}
