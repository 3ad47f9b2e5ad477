package dev.tcplab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Standard error that nobody has to wait for once it has taken nothing for as long as its
 * patience: what is written then is lost.
 * <p>
 * A log that is blocked by a terminal or a pipe would else hold up the thread that logs,
 * and with it the end of the process.
 */
public final class ErrorOutput extends OutputStream {

	private final Transcript lines;

	ErrorOutput(OutputStream output, Duration patience) {
		this.lines = new Transcript(output, patience, false);
	}

	/**
	 * Opens standard error, with a patience of one second.
	 * @return the stream
	 */
	public static PrintStream open() {
		return new PrintStream(new ErrorOutput(new FileOutputStream(FileDescriptor.err), Duration.ofSeconds(1)), true);
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.lines.print(1, Arrays.copyOfRange(bytes, offset, offset + length));
	}

	@Override
	public void flush() {
		this.lines.flush();
	}

}
