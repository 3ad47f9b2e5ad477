package dev.tcplab.check.observe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.observe.Talk.Ending;
import dev.tcplab.check.observe.Talk.Nudge;

/** A client as in the lesson: connects, sends, and reads until the server closes. */
final class TestClient implements AutoCloseable {

	private static final int MOST_ANSWER = 1_000_000;

	private static final int NO_SERVER_PORT = 0;

	private static final Duration AT_ONCE = Duration.ofMillis(1);

	private static final Duration NUDGE = Duration.ofMillis(500);

	private final int number;

	private final int part;

	private final Socket socket = new Socket();

	private String sent = "";

	private boolean early;

	private Ending ending = Ending.OPEN;

	TestClient(int number, int part, InetSocketAddress server, Duration timeout) {
		this.number = number;
		this.part = part;
		try {
			this.socket.connect(server, (int) timeout.toMillis());
		}
		catch (ConnectException ex) {
			this.ending = Ending.REFUSED;
		}
		catch (IOException ex) {
			this.ending = Ending.UNREACHABLE;
		}
	}

	boolean isRefused() {
		return this.ending == Ending.REFUSED;
	}

	/** Sends a step's message, if any. An empty message is a half-close. */
	TestClient send(Step step) {
		if (step.send() == null) {
			return this;
		}
		send(step.sent());
		if (step.isEmpty()) {
			endSending();
		}
		return this;
	}

	TestClient send(String message) {
		return send(message.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends bytes, which may be invalid text. */
	TestClient send(byte[] message) {
		this.sent = this.sent.isEmpty() ? new String(message, StandardCharsets.UTF_8) : this.sent;
		if (this.ending == Ending.OPEN) {
			try {
				this.early = this.socket.getInputStream().available() > 0;
				this.socket.getOutputStream().write(message);
			}
			catch (IOException ex) {
				this.ending = Ending.RESET;
			}
		}
		return this;
	}

	/**
	 * Reads until the server closes.
	 * @param first time to wait for the first bytes
	 * @param end time to wait for the end after the last bytes; both limit the total time
	 */
	Talk read(Duration first, Duration end) {
		Received answer = (this.ending == Ending.OPEN) ? Received.from(this.socket, first, end, MOST_ANSWER)
				: Received.nothing(this.ending);
		InetSocketAddress local = this.socket.isConnected() ? (InetSocketAddress) this.socket.getLocalSocketAddress()
				: new InetSocketAddress(NO_SERVER_PORT);
		return new Talk(this.number, this.part, this.sent, local, answer.bytes(), answer.ending(), answer.pieces(),
				this.early, null);
	}

	/** Takes a step for which a server may wait before it answers or closes. */
	Talk nudge(Talk talk, Duration patience) {
		if (talk.ending() != Ending.OPEN) {
			return talk;
		}
		if (talk.isAnswered()) {
			endSending();
			return (read(patience) < 0) ? talk.with(Ending.CLOSED_LAST) : talk;
		}
		if (read(AT_ONCE) != 0) {
			// Something else did it: a late answer, or the next client.
			return talk;
		}
		send("\n");
		if (read(NUDGE) > 0) {
			return talk.with(Nudge.LINE_END);
		}
		endSending();
		return (read(NUDGE) > 0) ? talk.with(Nudge.HALF_CLOSE) : talk;
	}

	private void endSending() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			// The server closed the connection.
		}
	}

	/** Returns the number of bytes, or -1 at the end, or 0 if there is neither. */
	private int read(Duration patience) {
		try {
			this.socket.setSoTimeout((int) patience.toMillis());
			return this.socket.getInputStream().read(new byte[1]);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** Resets the connection, as a killed program does, or to free the server's port. */
	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// The socket is already closed.
		}
		close();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// The relevant bytes were read.
		}
	}

}
