package dev.tcplab.check.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.observe.Talk.Ending;

/**
 * The bytes from the other side of a connection.
 *
 * @param pieces the number of pieces in which they arrived
 * @param ending why no more bytes were received
 */
record Received(byte[] bytes, int pieces, Ending ending) {

	static Received nothing(Ending ending) {
		return new Received(new byte[0], 0, ending);
	}

	/**
	 * Receives until the other side closes, pauses, or uses up its time.
	 * @param first time to wait for the first bytes
	 * @param next time to wait after any bytes; both limit the total time
	 */
	static Received from(Socket socket, Duration first, Duration next, int mostBytes) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		int pieces = 0;
		long patience = first.toMillis();
		long left = patience;
		long deadline = System.nanoTime() + first.plus(next).toNanos();
		Ending ending = Ending.UNFINISHED;
		try {
			InputStream input = socket.getInputStream();
			while (left > 0 && bytes.size() < mostBytes) {
				socket.setSoTimeout((int) Math.min(left, patience));
				int length = input.read(buffer);
				if (length < 0) {
					ending = Ending.CLOSED;
					break;
				}
				bytes.write(buffer, 0, length);
				pieces++;
				patience = next.toMillis();
				left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			}
		}
		catch (SocketTimeoutException ex) {
			// If the time left is less than the patience, bytes had arrived in between.
			ending = (left < patience) ? Ending.UNFINISHED : Ending.OPEN;
		}
		catch (IOException ex) {
			ending = Ending.RESET;
		}
		return new Received(bytes.toByteArray(), pieces, ending);
	}

}
