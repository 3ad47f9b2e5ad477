package dev.tcplab.server.engine;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLException;

import dev.tcplab.server.Timeline;
import dev.tcplab.server.Timeline.Kind;
import dev.tcplab.server.Timeline.Side;
import dev.tcplab.server.Timeline.Step;
import dev.tcplab.support.Deadline;

/**
 * Records the steps of one connection, if a listener wants them. Any thread may use it,
 * because a flow may write at any time.
 */
final class TimelineRecorder {

	// Accept, PROXY header, TLS, close, and each side's FIN and RST: each at most once.
	private static final int MOST_OTHERS = 8;

	private static final int MOST_TRANSFERS = Timeline.MOST - MOST_OTHERS;

	private final boolean wanted;

	private final long acceptedAt;

	private final List<Step> steps = new ArrayList<>(0);

	private int transfers;

	private long more;

	private long received;

	private long sent;

	private int others;

	/**
	 * Starts with the accept.
	 * @param wanted whether a listener wants the steps
	 * @param acceptedAt the moment of the accept, by the clock of {@link Deadline#now()}
	 */
	TimelineRecorder(boolean wanted, long acceptedAt) {
		this.wanted = wanted;
		this.acceptedAt = acceptedAt;
		if (wanted) {
			this.steps.add(new Step(Duration.ZERO, Kind.ACCEPT, Side.CLIENT, 0, 0));
		}
	}

	void read(int bytes) {
		if (this.wanted) {
			transfer(Kind.READ, Side.CLIENT, bytes);
		}
	}

	void written(int bytes) {
		if (this.wanted) {
			transfer(Kind.WRITE, Side.SERVER, bytes);
		}
	}

	private synchronized void transfer(Kind kind, Side by, int bytes) {
		if (this.transfers < MOST_TRANSFERS) {
			this.transfers++;
			add(kind, by, bytes, (by == Side.CLIENT) ? this.received : this.sent);
		}
		else {
			this.more++;
		}
		if (by == Side.CLIENT) {
			this.received += bytes;
		}
		else {
			this.sent += bytes;
		}
	}

	void proxyHeader(int bytes) {
		if (this.wanted && bytes > 0) {
			once(Kind.PROXY, Side.CLIENT, bytes);
		}
	}

	void tls() {
		if (this.wanted) {
			once(Kind.TLS, Side.CLIENT, 0);
		}
	}

	void fin(Side by) {
		if (this.wanted) {
			once(Kind.FIN, by, 0);
		}
	}

	void rst(Side by) {
		if (this.wanted) {
			once(Kind.RST, by, 0);
		}
	}

	/**
	 * Records how the client broke the connection.
	 * @param failure the exception of a read or a write
	 */
	void broken(IOException failure) {
		if (failure instanceof EOFException || failure.getCause() instanceof EOFException) {
			fin(Side.CLIENT);
		}
		// Otherwise, the client violated the protocol of TLS, but it is still there.
		else if (!(failure instanceof SSLException) || failure.getCause() instanceof IOException) {
			rst(Side.CLIENT);
		}
	}

	/**
	 * Records that the server closes the connection, unless it has already reset it.
	 */
	void closed() {
		if (this.wanted && !happened(Kind.RST, Side.SERVER)) {
			once(Kind.CLOSE, Side.SERVER, 0);
		}
	}

	private synchronized void once(Kind kind, Side by, int bytes) {
		if (!happened(kind, by)) {
			this.others |= bit(kind, by);
			add(kind, by, bytes, 0);
		}
	}

	private synchronized boolean happened(Kind kind, Side by) {
		return (this.others & bit(kind, by)) != 0;
	}

	private static int bit(Kind kind, Side by) {
		return 1 << (2 * kind.ordinal() + by.ordinal());
	}

	private void add(Kind kind, Side by, int bytes, long offset) {
		this.steps.add(new Step(Duration.ofNanos(Deadline.now() - this.acceptedAt), kind, by, bytes, offset));
	}

	/**
	 * Returns the steps since the accept or the last call, and forgets them.
	 */
	synchronized Timeline take() {
		if (this.steps.isEmpty()) {
			return Timeline.NONE;
		}
		Timeline timeline = new Timeline(this.steps, this.more);
		this.steps.clear();
		this.more = 0;
		return timeline;
	}

	/**
	 * Starts the next exchange.
	 */
	synchronized void begin() {
		this.transfers = 0;
		this.received = 0;
		this.sent = 0;
	}

}
