package dev.tcplab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Standard error that stops blocking: if it accepts nothing for as long as its patience,
 * output is lost. Otherwise, a blocked terminal or pipe would hold up the threads that
 * log, and the end of the process.
 */
public final class ErrorOutput extends OutputStream {

	private final Transcript lines;

	ErrorOutput(OutputStream output, Duration patience) {
		this.lines = new Transcript(output, patience, false);
	}

	/** Opens standard error with a patience of one second. */
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
