package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output, on which lines appear in the order in which they were handed over.
 * <p>
 * A thread of its own writes, a single line at once, and many together when they come
 * fast. Whoever hands lines over waits only while {@value #CAPACITY} bytes are waiting
 * already. Once the output has taken nothing for as long as its patience, lines are
 * dropped until it takes something again; how many is then logged.
 */
public final class Transcript implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Transcript.class);

	private static final int CAPACITY = 256 * 1024;

	// Small enough to notice that a slow output does take something.
	private static final int PIECE = 8 * 1024;

	/**
	 * Between two writes at least, so that lines that come fast are written many at once,
	 * and nobody who hands one over has to wake the writer, which cost a fourth of an
	 * exchange (measured).
	 */
	private static final Duration PAUSE = Duration.ofMillis(1);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final OutputStream output;

	private final Duration patience;

	private final boolean reporting;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition handedOver = this.lock.newCondition();

	private final Condition taken = this.lock.newCondition();

	private ByteArrayOutputStream waiting = new ByteArrayOutputStream(PIECE);

	private boolean writing;

	private boolean pausing;

	private byte[] batch = {};

	private int done;

	private boolean givenUp;

	private long takenAt;

	private long dropped;

	private boolean faulty;

	private boolean closed;

	/**
	 * Opens the transcript.
	 * @param output what the lines are written to, in UTF-8
	 * @param patience how long the output may take nothing before lines are dropped
	 */
	public Transcript(OutputStream output, Duration patience) {
		this(output, patience, true);
	}

	/**
	 * Opens the transcript.
	 * @param output what the lines are written to
	 * @param patience how long the output may take nothing before lines are dropped
	 * @param reporting whether to log that lines are lost
	 */
	Transcript(OutputStream output, Duration patience, boolean reporting) {
		this.output = output;
		this.patience = patience;
		this.reporting = reporting;
		Thread writer = new Thread(this::write, "transcript");
		writer.setDaemon(true);
		writer.start();
	}

	/**
	 * Opens the transcript on the standard output of the process, wherever
	 * {@link System#out} writes to. Lines are dropped once it has taken nothing for a
	 * second.
	 * @return the transcript
	 */
	public static Transcript ofStandardOutput() {
		return new Transcript(new FileOutputStream(FileDescriptor.out), PATIENCE);
	}

	/**
	 * Hands lines over, between which no other lines will come.
	 * @param lines the lines, without their line ends
	 */
	public void print(List<String> lines) {
		if (!lines.isEmpty()) {
			print((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), lines.size());
		}
	}

	/**
	 * Hands text over that need not end with a line end, such as a prompt.
	 * @param text the text, with its line ends
	 */
	public void print(String text) {
		print(text.getBytes(StandardCharsets.UTF_8), 1);
	}

	/**
	 * Hands text over.
	 * @param bytes the text, with its line ends
	 * @param lines how many lines are lost if it is dropped
	 */
	void print(byte[] bytes, int lines) {
		this.lock.lock();
		try {
			if (hasRoom(bytes)) {
				this.waiting.writeBytes(bytes);
				if (!this.pausing || this.waiting.size() >= PIECE) {
					this.handedOver.signal();
				}
			}
			else {
				this.dropped += lines;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean hasRoom(byte[] text) {
		long since = System.nanoTime();
		while (this.waiting.size() > 0 && this.waiting.size() + text.length > CAPACITY) {
			long nanosLeft = Math.min(nanosLeft(), nanosLeft(since));
			if (this.givenUp || nanosLeft <= 0) {
				// Nobody else waits in vain, until there is room again.
				this.givenUp = true;
				return false;
			}
			awaitTaken(nanosLeft);
		}
		this.givenUp = false;
		return nanosLeft() > 0 && !this.closed;
	}

	private long nanosLeft() {
		return this.writing ? nanosLeft(this.takenAt) : this.patience.toNanos();
	}

	private long nanosLeft(long since) {
		return this.patience.toNanos() - (System.nanoTime() - since);
	}

	private void awaitTaken(long nanos) {
		boolean interrupted = Thread.interrupted();
		try {
			this.taken.awaitNanos(nanos);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void write() {
		boolean open = true;
		while (open) {
			try {
				open = writeAll();
			}
			// Such as one for want of memory: without a writer all servers would stand
			// still.
			catch (RuntimeException | Error ex) {
				onFault(ex, this.batch.length - this.done);
			}
		}
	}

	private boolean writeAll() {
		byte[] text = takeAll();
		if (text == null) {
			return false;
		}
		for (int from = 0; from < text.length; from += PIECE) {
			write(text, from, Math.min(PIECE, text.length - from));
		}
		return true;
	}

	private byte @Nullable [] takeAll() {
		this.lock.lock();
		try {
			this.writing = false;
			this.taken.signalAll();
			pause();
			while (this.waiting.size() == 0) {
				if (this.closed) {
					return null;
				}
				this.handedOver.awaitUninterruptibly();
			}
			// Emptied first, so that what is too large to be copied is not tried again.
			ByteArrayOutputStream taken = this.waiting;
			this.waiting = new ByteArrayOutputStream(PIECE);
			byte[] text = taken.toByteArray();
			this.batch = text;
			this.done = 0;
			this.writing = true;
			this.takenAt = System.nanoTime();
			return text;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void pause() {
		this.pausing = true;
		try {
			long nanos = PAUSE.toNanos();
			while (nanos > 0 && this.waiting.size() < PIECE && !this.closed) {
				nanos = this.handedOver.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			// Nobody interrupts the writer; if so, it goes on.
		}
		finally {
			this.pausing = false;
		}
	}

	private void write(byte[] text, int from, int length) {
		try {
			this.output.write(text, from, length);
			this.output.flush();
			onTaken(length);
		}
		catch (IOException ex) {
			onFault(ex, length);
		}
	}

	private void onTaken(int length) {
		long lost;
		this.lock.lock();
		try {
			lost = this.dropped;
			this.dropped = 0;
			this.faulty = false;
			goOn(length);
		}
		finally {
			this.lock.unlock();
		}
		report(lost);
	}

	private void onFault(Throwable fault, int length) {
		boolean first;
		this.lock.lock();
		try {
			first = !this.faulty;
			this.faulty = true;
			this.dropped += lines(this.batch, this.done, length);
			goOn(length);
		}
		finally {
			this.lock.unlock();
		}
		if (first && this.reporting) {
			logger.warn("Standard output cannot be written ({}): lines of the transcript are lost", fault.getMessage());
		}
	}

	private void goOn(int length) {
		this.done += length;
		this.takenAt = System.nanoTime();
		this.taken.signalAll();
	}

	private void report(long lost) {
		if (lost > 0 && this.reporting) {
			logger.warn("Standard output was too slow: {} lines of the transcript were dropped", lost);
		}
	}

	/**
	 * Waits until everything that was handed over is written, as long as the output takes
	 * it.
	 */
	void flush() {
		this.lock.lock();
		try {
			while ((this.writing || this.waiting.size() > 0) && nanosLeft() > 0) {
				awaitTaken(nanosLeft());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Writes everything that was handed over, as long as the output takes it.
	 */
	@Override
	public void close() {
		long lost;
		this.lock.lock();
		try {
			this.closed = true;
			this.handedOver.signal();
			flush();
			lost = this.dropped + lines(this.batch, this.done, this.batch.length - this.done)
					+ lines(this.waiting.toByteArray(), 0, this.waiting.size());
			this.dropped = 0;
			if (this.faulty) {
				// That has been said already.
				lost = 0;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (lost > 0) {
			reportAtMost(lost);
		}
	}

	private void reportAtMost(long lost) {
		// Standard error may be stuck as well, and the process must end all the same.
		Thread reporter = new Thread(() -> report(lost), "transcript-report");
		reporter.setDaemon(true);
		reporter.start();
		try {
			reporter.join(this.patience.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static long lines(byte[] text, int from, int length) {
		return new String(text, from, length, StandardCharsets.ISO_8859_1).chars()
			.filter((character) -> character == '\n')
			.count();
	}

}
