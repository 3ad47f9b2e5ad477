package dev.tcplab.server.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

import dev.tcplab.server.FaultEnd;
import dev.tcplab.support.Deadline;

/**
 * The ways in which a connection ends after its last answer.
 */
record ConnectionEnd(ClientSocket client, ConnectionContext context) {

	private static final long SILENCE = Duration.ofSeconds(1).toNanos();

	private static final long DRAIN_TIME = Duration.ofSeconds(5).toNanos();

	private static final long DRAIN_BYTES = 16 * 1024 * 1024;

	private static final int BUFFER = 1024;

	/**
	 * Shuts the sending side and drops what arrives, until the client closes, is silent
	 * for 1 s, or has sent 16 MB, but for at most 5 s. If a socket is closed with unread
	 * bytes, the kernel sends a reset, which can destroy an answer in flight.
	 */
	void drain() {
		drain(true);
	}

	void fault(FaultEnd end) {
		try {
			switch (end) {
				case CLOSE -> drain(true);
				case TRUNCATE -> drain(false);
				case RESET -> this.client.reset();
				case SILENT -> holdOpen();
				case HALF_CLOSE -> {
					this.client.shutdownOutput(true);
					readToEnd();
				}
				default -> throw new IllegalArgumentException(end.toString());
			}
		}
		catch (IOException ex) {
			// The client closed the connection: nothing is left to end.
		}
	}

	private void drain(boolean closeNotify) {
		try {
			long end = Deadline.now() + DRAIN_TIME;
			this.client.deadline().setAt(end);
			this.client.shutdownOutput(closeNotify);
			// Often, the client closes before this thread runs again.
			Thread.yield();
			drop(DRAIN_BYTES, () -> {
				this.client.deadline().setAt(Math.min(Deadline.now() + SILENCE, end));
				return true;
			});
		}
		catch (IOException ex) {
			// Closed by the client, or too late: there is nothing to lose.
		}
	}

	// Ends with the client's sending side, the read timeout, or a stop.
	private void readToEnd() throws IOException {
		this.client.deadline().set(this.context.settings().readTimeout());
		this.client.setIdle(true);
		drop(Long.MAX_VALUE, () -> !this.context.lifecycle().isStopping());
	}

	private void drop(long most, BooleanSupplier goOn) throws IOException {
		InputStream stream = this.client.remainder();
		byte[] dropped = new byte[BUFFER];
		long count = 0;
		int length = 0;
		while (goOn.getAsBoolean() && count < most && (length = stream.read(dropped)) >= 0) {
			CountedBytes.yieldAfterEachMegabyte(count, length);
			count += length;
		}
	}

	private void holdOpen() throws IOException {
		readToEnd();
		// A client that ended its sending side may still wait for an answer.
		this.client.pause(ChronoUnit.FOREVER.getDuration());
	}

}
