package dev.tcplab.check.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.observe.Talk.Ending;

/**
 * The bytes from a client, at most 100,000.
 *
 * @param pieces the number of pieces in which they arrived
 * @param ending why no more bytes were received
 */
record Received(byte[] bytes, int pieces, Ending ending) {

	static final Received RESET = new Received(new byte[0], 0, Ending.RESET);

	private static final int MOST_BYTES = 100_000;

	/** Receives until the client closes, pauses, or uses up its time. */
	static Received from(Socket client, int first, int next) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		int pieces = 0;
		int patience = first;
		long left = first;
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos((long) first + next);
		InputStream input = client.getInputStream();
		try {
			while (bytes.size() < MOST_BYTES) {
				patience = (pieces == 0) ? first : next;
				left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left <= 0) {
					return new Received(bytes.toByteArray(), pieces, Ending.UNFINISHED);
				}
				client.setSoTimeout((int) Math.min(left, patience));
				int length = input.read(buffer);
				if (length < 0) {
					return new Received(bytes.toByteArray(), pieces, Ending.CLOSED);
				}
				bytes.write(buffer, 0, length);
				pieces++;
			}
		}
		catch (SocketTimeoutException ex) {
			return new Received(bytes.toByteArray(), pieces, (left < patience) ? Ending.UNFINISHED : Ending.OPEN);
		}
		catch (IOException ex) {
			return new Received(bytes.toByteArray(), pieces, Ending.RESET);
		}
		return new Received(bytes.toByteArray(), pieces, Ending.UNFINISHED);
	}

}
