package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output, on which lines appear in the order in which they were handed over. One
 * thread writes them. A thread that hands over lines waits only while {@value #CAPACITY}
 * bytes are pending, and for the patience at most. If the output accepts nothing for that
 * long, lines are dropped until it accepts something again, and their number is logged.
 */
public final class Transcript implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Transcript.class);

	private static final int CAPACITY = 256 * 1024;

	// Small, so that a slow output is not mistaken for one that accepts nothing.
	private static final int PIECE = 8 * 1024;

	// Between two writes, so that lines in quick succession are written together.
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final long LONGEST_CLOSE = TimeUnit.SECONDS.toNanos(10);

	private final OutputStream output;

	private final long patience;

	private final boolean reporting;

	private final Thread writer = new Thread(this::run, "transcript");

	// Guards the fields up to closed; never held while writing to the output or the log.
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private ByteArrayOutputStream pending = new ByteArrayOutputStream(PIECE);

	private int pendingLines;

	private int writtenLines;

	private boolean full;

	private boolean broken;

	private boolean closed;

	private final AtomicLong dropped = new AtomicLong();

	private volatile long pieces;

	private volatile long writingSince;

	/**
	 * Opens the transcript.
	 * @param output the stream to which the lines are written in UTF-8
	 * @param patience how long the output may accept nothing before lines are dropped
	 */
	public Transcript(OutputStream output, Duration patience) {
		this(output, patience, true);
	}

	/**
	 * Opens the transcript.
	 * @param output the stream to which the lines are written
	 * @param patience how long the output may accept nothing before lines are dropped
	 * @param reporting whether to log that lines are lost
	 */
	Transcript(OutputStream output, Duration patience, boolean reporting) {
		this.output = output;
		this.patience = patience.toNanos();
		this.reporting = reporting;
		this.writer.setDaemon(true);
		this.writer.start();
	}

	/**
	 * Opens the transcript on the standard output of the process, wherever
	 * {@link System#out} writes to, with a patience of one second.
	 * @return the transcript
	 */
	public static Transcript ofStandardOutput() {
		return new Transcript(new FileOutputStream(FileDescriptor.out), PATIENCE);
	}

	/**
	 * Hands over lines, between which no other lines will appear.
	 * @param lines the lines, without their line endings
	 */
	public void print(List<String> lines) {
		if (!lines.isEmpty()) {
			print(lines.size(), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Hands over text that need not end with a line ending, such as a prompt.
	 * @param text the text, with its line endings
	 */
	public void print(String text) {
		print(1, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Hands over text.
	 * @param lines how many lines are lost if it is dropped
	 * @param text the text, with its line endings
	 */
	void print(int lines, byte[] text) {
		this.lock.lock();
		try {
			if (this.closed || isStuck() || !hasRoom()) {
				this.dropped.addAndGet(lines);
				return;
			}
			this.pending.writeBytes(text);
			this.pendingLines += lines;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isStuck() {
		long since = this.writingSince;
		return since != 0 && System.nanoTime() - since >= this.patience;
	}

	// After one thread has waited in vain, no other thread waits until there is room
	// again.
	private boolean hasRoom() {
		long left = this.full ? 0 : this.patience;
		try {
			while (this.pending.size() >= CAPACITY && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			this.full = this.pending.size() >= CAPACITY;
			return !this.full;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void run() {
		byte[] batch;
		while ((batch = takeAll()) != null) {
			try {
				write(batch);
				onWritten();
			}
			// Even an error: without a writer, all lines would be lost.
			catch (IOException | RuntimeException | Error ex) {
				onFailure(ex);
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

	/**
	 * Waits for lines and takes all that are pending.
	 * @return the lines, or {@code null} if the transcript is closed and nothing is
	 * pending
	 */
	private byte @Nullable [] takeAll() {
		this.lock.lock();
		try {
			while (this.pending.size() == 0 && !this.closed) {
				this.changed.awaitUninterruptibly();
			}
			if (this.pending.size() == 0) {
				return null;
			}
			byte[] batch = this.pending.toByteArray();
			this.pending.reset();
			this.writtenLines = this.pendingLines;
			this.pendingLines = 0;
			this.changed.signalAll();
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void write(byte[] batch) throws IOException {
		for (int from = 0; from < batch.length; from += PIECE) {
			this.writingSince = System.nanoTime();
			this.output.write(batch, from, Math.min(PIECE, batch.length - from));
			this.output.flush();
			this.writingSince = 0;
			this.pieces++;
			report(this.dropped.getAndSet(0));
		}
	}

	private void onWritten() {
		endBatch();
		this.broken = false;
	}

	private void onFailure(Throwable failure) {
		this.dropped.addAndGet(endBatch());
		if (!this.broken && this.reporting) {
			logger.warn("Standard output cannot be written ({}): lines of the transcript are lost",
					failure.getMessage());
		}
		this.broken = true;
	}

	private int endBatch() {
		this.lock.lock();
		try {
			int lines = this.writtenLines;
			this.writtenLines = 0;
			this.writingSince = 0;
			this.changed.signalAll();
			return lines;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void report(long lines) {
		if (lines > 0 && this.reporting) {
			logger.warn("Standard output was too slow: {} lines of the transcript were dropped", lines);
		}
	}

	/**
	 * Waits until the lines that were handed over are written, for the patience at most.
	 */
	public void flush() {
		this.lock.lock();
		try {
			long left = this.patience;
			while (this.pendingLines + this.writtenLines > 0 && left > 0 && !isStuck()) {
				left = this.changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Writes the lines that were handed over, as long as the output accepts them, for ten
	 * seconds at most.
	 */
	@Override
	public void close() {
		end();
		try {
			awaitWriter();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!this.broken) {
			report(this.dropped.getAndSet(0) + this.pendingLines + this.writtenLines);
		}
	}

	private void end() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitWriter() throws InterruptedException {
		long end = System.nanoTime() + LONGEST_CLOSE;
		long before;
		do {
			before = this.pieces;
			TimeUnit.NANOSECONDS.timedJoin(this.writer, Math.min(this.patience, end - System.nanoTime()));
		}
		while (this.writer.isAlive() && this.pieces != before && System.nanoTime() < end);
	}

}
