package dev.tcplab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output, on which lines appear in the order in which they were handed over.
 * <p>
 * A thread of its own writes them. The others wait for it only while {@value #CAPACITY}
 * bytes are waiting already, and no longer than their patience. Once the output has taken
 * nothing for as long as that, lines are dropped until it takes something again; how many
 * is then logged.
 */
public final class Transcript implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Transcript.class);

	private static final int CAPACITY = 256 * 1024;

	// Small enough to notice that a slow output does take something.
	private static final int PIECE = 8 * 1024;

	/**
	 * Between two writes unless somebody waits, so that lines that come fast are written
	 * many at once and handing one over wakes nobody, which cost a fourth of an exchange
	 * (measured).
	 */
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final byte[] LINE_END = { '\n' };

	private static final byte[][] NOTHING = {};

	private static final long LONGEST_CLOSE = TimeUnit.SECONDS.toNanos(10);

	private final OutputStream output;

	private final Duration patience;

	private final boolean reporting;

	private final BlockingQueue<Block> waiting = new LinkedBlockingQueue<>();

	private final Semaphore room = new Semaphore(CAPACITY);

	private final AtomicLong unwritten = new AtomicLong();

	private final AtomicLong dropped = new AtomicLong();

	private final byte[] piece = new byte[PIECE];

	private final Thread writer = new Thread(this::run, "transcript");

	private int pieceLength;

	private int linesInPiece;

	private int roomInPiece;

	private volatile long pieces;

	private volatile long writingSince;

	private volatile boolean full;

	private volatile boolean broken;

	private volatile boolean closed;

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
		this.writer.setDaemon(true);
		this.writer.start();
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
			// Joined they would be copied three times more, which costs with long
			// messages.
			byte[][] parts = new byte[2 * lines.size()][];
			for (int i = 0; i < lines.size(); i++) {
				parts[2 * i] = bytes(lines.get(i));
				parts[2 * i + 1] = LINE_END;
			}
			print(lines.size(), parts);
		}
	}

	/**
	 * Hands text over that need not end with a line end, such as a prompt.
	 * @param text the text, with its line ends
	 */
	public void print(String text) {
		print(1, bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Hands text over.
	 * @param lines how many lines are lost if it is dropped
	 * @param parts the text, with its line ends
	 */
	void print(int lines, byte[]... parts) {
		Block block = new Block(parts, lines, roomFor(parts), null);
		if (!this.closed && !isStuck() && hasRoom(block.room())) {
			this.unwritten.addAndGet(lines);
			this.waiting.add(block);
		}
		else {
			this.dropped.addAndGet(lines);
		}
	}

	private static int roomFor(byte[][] parts) {
		long bytes = 0;
		for (byte[] part : parts) {
			bytes += part.length;
		}
		return (int) Math.min(bytes, CAPACITY);
	}

	private boolean isStuck() {
		long since = this.writingSince;
		return since != 0 && System.nanoTime() - since >= this.patience.toNanos();
	}

	private boolean hasRoom(int bytes) {
		boolean room = this.room.tryAcquire(bytes);
		// Only the first waits in vain, until there is room again.
		if (!room && !this.full) {
			room = awaitRoom(bytes);
		}
		this.full = !room && !Thread.currentThread().isInterrupted();
		return room;
	}

	private boolean awaitRoom(int bytes) {
		LockSupport.unpark(this.writer);
		try {
			return this.room.tryAcquire(bytes, this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void run() {
		Deque<Block> batch = new ArrayDeque<>();
		while (!this.closed || !this.waiting.isEmpty() || !batch.isEmpty()) {
			try {
				writeAll(batch);
				LockSupport.parkNanos(PAUSE);
			}
			// Such as an error for lack of memory: without a writer all lines would be
			// lost.
			catch (Throwable ex) {
				onFailure(ex);
			}
		}
	}

	private void writeAll(Deque<Block> batch) throws InterruptedException {
		if (batch.isEmpty()) {
			batch.add(this.waiting.take());
		}
		this.waiting.drainTo(batch);
		while (!batch.isEmpty()) {
			append(batch.remove());
		}
		writePiece();
	}

	private void append(Block block) {
		if (this.pieceLength + block.room() > PIECE) {
			writePiece();
		}
		try {
			for (byte[] part : block.parts()) {
				append(part);
			}
		}
		finally {
			this.linesInPiece += block.lines();
			this.roomInPiece += block.room();
		}
		if (block.written() != null) {
			writePiece();
			block.written().countDown();
		}
	}

	private void append(byte[] text) {
		for (int from = 0; from < text.length; from += PIECE) {
			int length = Math.min(PIECE, text.length - from);
			if (this.pieceLength + length > PIECE) {
				writePiece();
			}
			if (length == PIECE) {
				write(text, from, length);
			}
			else {
				System.arraycopy(text, from, this.piece, this.pieceLength, length);
				this.pieceLength += length;
			}
		}
	}

	private void writePiece() {
		if (this.pieceLength > 0) {
			write(this.piece, 0, this.pieceLength);
		}
	}

	private void write(byte[] text, int from, int length) {
		try {
			this.writingSince = System.nanoTime();
			this.output.write(text, from, length);
			this.output.flush();
			onWritten();
		}
		catch (IOException ex) {
			onFailure(ex);
		}
	}

	private void onWritten() {
		endPiece();
		this.pieces++;
		this.broken = false;
		report(this.dropped.getAndSet(0));
	}

	private void onFailure(Throwable failure) {
		this.dropped.addAndGet(endPiece());
		boolean first = !this.broken;
		this.broken = true;
		if (first && this.reporting) {
			try {
				logger.warn("Standard output cannot be written ({}): lines of the transcript are lost",
						failure.getMessage());
			}
			catch (OutOfMemoryError ex) {
				// What matters is that the writer goes on.
			}
		}
	}

	private int endPiece() {
		int lines = this.linesInPiece;
		this.writingSince = 0;
		this.pieceLength = 0;
		this.linesInPiece = 0;
		this.unwritten.addAndGet(-lines);
		this.room.release(this.roomInPiece);
		this.roomInPiece = 0;
		return lines;
	}

	private void report(long lines) {
		if (lines > 0 && this.reporting) {
			logger.warn("Standard output was too slow: {} lines of the transcript were dropped", lines);
		}
	}

	/**
	 * Waits until everything that was handed over is written, for the patience at most.
	 */
	public void flush() {
		if (!this.closed && !isStuck()) {
			CountDownLatch written = new CountDownLatch(1);
			this.waiting.add(new Block(NOTHING, 0, 0, written));
			LockSupport.unpark(this.writer);
			try {
				written.await(this.patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Writes everything that was handed over, as long as the output takes it, for ten
	 * seconds at most.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.waiting.add(new Block(NOTHING, 0, 0, null));
		LockSupport.unpark(this.writer);
		try {
			awaitWriter();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!this.broken) {
			report(this.dropped.getAndSet(0) + this.unwritten.get());
		}
	}

	private void awaitWriter() throws InterruptedException {
		long end = System.nanoTime() + LONGEST_CLOSE;
		long before;
		do {
			before = this.pieces;
			long left = Math.min(this.patience.toNanos(), end - System.nanoTime());
			TimeUnit.NANOSECONDS.timedJoin(this.writer, left);
		}
		while (this.writer.isAlive() && this.pieces != before && System.nanoTime() < end);
	}

	/**
	 * Text that is written without anything in between.
	 *
	 * @param parts the text, with its line ends
	 * @param lines how many lines it has
	 * @param room how much of the room it takes
	 * @param written counted down when it and all before it are written
	 */
	private record Block(byte[][] parts, int lines, int room, @Nullable CountDownLatch written) {
	}

}
