package dev.tcplab.server.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

import dev.tcplab.concurrent.Deadline;

/**
 * Ends a connection so that the client receives the whole answer.
 * <p>
 * A socket that is closed with unread bytes makes the kernel send a reset, which can
 * destroy an answer on its way. So first the sending side is shut, and what still comes
 * is read and dropped.
 */
final class Drain {

	private static final long SILENCE = Duration.ofSeconds(1).toNanos();

	private static final long TIME = Duration.ofSeconds(5).toNanos();

	private static final long BYTES = 16 * 1024 * 1024;

	private static final int BUFFER = 1024;

	private Drain() {
	}

	/**
	 * Shuts the sending side and drops what comes, until the client has closed or has
	 * been silent for 1 s, or until 5 s or 16 MB are over.
	 * @param plain the connection, which is left to the caller to close
	 * @param secured the same, or what secures it
	 * @param deadline the connection's deadline
	 */
	static void drain(Socket plain, Socket secured, Deadline deadline) {
		try {
			long end = Deadline.now() + TIME;
			deadline.setAt(end);
			if (secured != plain) {
				// Tells the client that the answer is whole.
				secured.shutdownOutput();
			}
			plain.shutdownOutput();
			// Often the client has closed by its next turn, and there is no need to wait.
			Thread.yield();
			InputStream stream = plain.getInputStream();
			deadline.setAt(Math.min(Deadline.now() + SILENCE, end));
			if (stream.read() >= 0) {
				dropRest(stream, deadline, end);
			}
		}
		catch (IOException ex) {
			// Closed by the client or past the deadline: there is no more to lose.
		}
	}

	// A buffer only now: few clients send more.
	private static void dropRest(InputStream stream, Deadline deadline, long end) throws IOException {
		byte[] dropped = new byte[BUFFER];
		long left = BYTES;
		int received = 0;
		while (received >= 0 && left > 0) {
			deadline.setAt(Math.min(Deadline.now() + SILENCE, end));
			received = stream.read(dropped);
			left -= received;
		}
	}

}
