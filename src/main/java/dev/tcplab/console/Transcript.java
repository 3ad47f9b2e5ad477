package dev.tcplab.console;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.support.HeapExhaustion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines to standard output, in order and on one thread. While {@value #CAPACITY}
 * bytes are waiting to be written, callers wait, but no longer than the patience. If the
 * output accepts nothing for that long, lines are dropped until it accepts something
 * again, and their number is logged.
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

	private static final Block END = new Block(0, new byte[0]);

	private final OutputStream output;

	private final long patience;

	private final boolean reporting;

	private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

	private final Semaphore room = new Semaphore(CAPACITY);

	// Lines that were handed over, but neither written nor dropped yet.
	private final AtomicLong pending = new AtomicLong();

	private final AtomicLong dropped = new AtomicLong();

	private final Thread writer = new Thread(this::run, "transcript");

	// After one thread has waited in vain, no other thread waits until there is room.
	private volatile boolean full;

	private volatile boolean broken;

	private volatile boolean closed;

	private volatile long pieces;

	private volatile long writingSince;

	/**
	 * {@code patience} is how long the output may accept nothing before lines are
	 * dropped.
	 */
	public Transcript(OutputStream output, Duration patience) {
		this(output, patience, true);
	}

	Transcript(OutputStream output, Duration patience, boolean reporting) {
		this.output = output;
		this.patience = patience.toNanos();
		this.reporting = reporting;
		this.writer.setDaemon(true);
		this.writer.start();
	}

	/**
	 * Opens standard output itself, not {@link System#out}, with a patience of one
	 * second.
	 */
	public static Transcript ofStandardOutput() {
		return new Transcript(new FileOutputStream(FileDescriptor.out), PATIENCE);
	}

	/** Prints lines without their endings. No other lines appear between them. */
	public void print(List<String> lines) {
		if (!lines.isEmpty()) {
			print(lines.size(), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Prints text that need not end with a line ending, such as a prompt. */
	public void print(String text) {
		print(1, text.getBytes(StandardCharsets.UTF_8));
	}

	void print(int lines, byte[] text) {
		Block block = new Block(lines, text);
		if (this.closed || isStuck() || !takeRoom(block)) {
			this.dropped.addAndGet(lines);
			return;
		}
		this.pending.addAndGet(lines);
		this.blocks.add(block);
	}

	private boolean isStuck() {
		long since = this.writingSince;
		return since != 0 && System.nanoTime() - since >= this.patience;
	}

	private boolean takeRoom(Block block) {
		try {
			this.full = !this.room.tryAcquire(block.size())
					&& (this.full || !this.room.tryAcquire(block.size(), this.patience, TimeUnit.NANOSECONDS));
			return !this.full;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void run() {
		while (!writeNext()) {
			LockSupport.parkNanos(PAUSE);
		}
	}

	private boolean writeNext() {
		List<Block> batch = new ArrayList<>();
		try {
			batch.add(this.blocks.take());
			this.blocks.drainTo(batch);
			write(batch);
			this.broken = false;
		}
		// Even an error: without a writer, all lines would be lost.
		catch (IOException | InterruptedException | RuntimeException | Error ex) {
			this.dropped.addAndGet(batch.stream().mapToLong(Block::lines).sum());
			report(ex);
		}
		finally {
			this.writingSince = 0;
			this.pending.addAndGet(-batch.stream().mapToLong(Block::lines).sum());
			this.room.release(batch.stream().mapToInt(Block::size).sum());
		}
		if (!this.broken) {
			report(this.dropped.getAndSet(0));
		}
		return batch.contains(END);
	}

	private void write(List<Block> batch) throws IOException {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		batch.forEach((block) -> joined.writeBytes(block.text()));
		byte[] text = joined.toByteArray();
		for (int from = 0; from < text.length; from += PIECE) {
			this.writingSince = System.nanoTime();
			this.output.write(text, from, Math.min(PIECE, text.length - from));
			this.output.flush();
			this.writingSince = 0;
			this.pieces++;
		}
	}

	private void report(Throwable failure) {
		HeapExhaustion.check(failure);
		if (!this.broken && this.reporting) {
			logger.warn("Standard output cannot be written ({}): lines of the transcript are lost",
					failure.getMessage());
		}
		this.broken = true;
	}

	private void report(long lines) {
		if (lines > 0 && this.reporting) {
			logger.warn("Standard output was too slow: {} lines of the transcript were dropped", lines);
		}
	}

	/** Waits until all lines are written, but no longer than the patience. */
	public void flush() {
		try {
			if (!isStuck() && this.room.tryAcquire(CAPACITY, this.patience, TimeUnit.NANOSECONDS)) {
				this.room.release(CAPACITY);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Writes the remaining lines if the output accepts them, for ten seconds at most. */
	@Override
	public void close() {
		this.closed = true;
		this.blocks.add(END);
		try {
			awaitWriter();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!this.broken) {
			report(this.dropped.getAndSet(0) + this.pending.get());
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

	private record Block(int lines, byte[] text) {

		int size() {
			return Math.min(this.text.length, CAPACITY);
		}

	}

}
