package dev.tcplab.check.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A program that runs: what it prints, where it listens, and its end with everything that
 * it has started.
 */
public final class Program implements AutoCloseable {

	private static final long MOST_MEMORY = 1024L * 1024 * 1024;

	private static final int MOST_PROCESSES = 64;

	private static final long MOST_OUTPUT = 10_000_000;

	private static final long WATCH_MILLIS = 100;

	private static final long POLL_MILLIS = 10;

	private static final long PATIENCE_MILLIS = 500;

	private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);

	private static final long IDLE_POLL_MILLIS = 100;

	private static final int MOST_IDLE_POLLS = 20;

	/**
	 * How many times a timeout a program gets that still does something: on a machine
	 * that has much to do, it may not have come to {@code listen()}.
	 */
	private static final int MORE_WHEN_BUSY = 3;

	private static final int MOST_KILLS = 50;

	private final Process process;

	private final String mark;

	private final PythonNotes notes;

	private final Session session;

	private final ProcessTree tree;

	private final SocketTable sockets = SocketTable.ofThisSystem();

	private final CapturedOutput output;

	private final CapturedOutput errors;

	private volatile @Nullable String excess;

	private volatile int onlyPort;

	private boolean interrupted;

	Program(Process process, String mark, PythonNotes notes, Session session) {
		this.process = process;
		this.mark = mark;
		this.notes = notes;
		this.session = session;
		this.tree = new ProcessTree(process.toHandle());
		this.output = new CapturedOutput(process.getInputStream(), "output of " + process.pid());
		this.errors = new CapturedOutput(process.getErrorStream(), "errors of " + process.pid());
		Thread watch = new Thread(this::watch, "watch of " + process.pid());
		watch.setDaemon(true);
		watch.start();
	}

	private void watch() {
		try {
			List<ProcessEntry> processes;
			// Even a program that ended at once may have left processes behind.
			do {
				Thread.sleep(WATCH_MILLIS);
				processes = this.tree.processes();
				long memory = processes.stream().mapToLong(ProcessEntry::memory).sum();
				if (memory > MOST_MEMORY) {
					stopFor("It used more than 1 GB of memory");
				}
				else if (processes.size() > MOST_PROCESSES) {
					stopFor("It started more than %d processes".formatted(MOST_PROCESSES));
				}
				else if (printed() > MOST_OUTPUT) {
					stopFor("It printed more than 10 MB: is there a print in a loop without an end?");
				}
			}
			while (this.excess == null && (isAlive() || !processes.isEmpty()));
		}
		catch (InterruptedException ex) {
			// Nobody does.
		}
	}

	private void stopFor(String reason) {
		this.excess = reason;
		kill();
	}

	/**
	 * Returns why the program was stopped before its time.
	 * @return a sentence; empty if it was not
	 */
	public Optional<String> excess() {
		return Optional.ofNullable(this.excess);
	}

	/**
	 * Whether the program has not ended.
	 * @return whether the process that was started lives
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Returns how the program has ended.
	 * @return its exit code, 128 and the signal's number after a signal
	 */
	public int exitCode() {
		return this.process.exitValue();
	}

	/**
	 * Waits until the program listens.
	 * @param timeout how long at most; three times as long if it is still busy then
	 * @return the socket; empty if it has ended before, or does not listen in time
	 * @throws IOException if the system does not tell
	 * @throws InterruptedException if the wait is interrupted
	 */
	public Optional<ListeningSocket> awaitListening(Duration timeout) throws IOException, InterruptedException {
		return awaitListening(timeout, 1).stream().findFirst();
	}

	/**
	 * Waits until the program listens on several sockets.
	 * @param timeout how long at most; three times as long if it is still busy then
	 * @param sockets how many
	 * @return the sockets, the first opened first; fewer if it has ended before, or does
	 * not listen in time
	 * @throws IOException if the system does not tell
	 * @throws InterruptedException if the wait is interrupted
	 */
	public List<ListeningSocket> awaitListening(Duration timeout, int sockets)
			throws IOException, InterruptedException {
		long begin = System.nanoTime();
		long end = begin + timeout.toNanos();
		long latest = begin + timeout.toNanos() * MORE_WHEN_BUSY;
		List<ListeningSocket> listening = listening();
		while (listening.size() < sockets && System.nanoTime() < end
				&& !(this.process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && this.tree.processes().isEmpty())) {
			listening = listening();
			if (isBusy()) {
				end = Math.max(end, Math.min(System.nanoTime() + PATIENCE_NANOS, latest));
			}
		}
		return listening;
	}

	private boolean isBusy() {
		return this.tree.processes().stream().anyMatch(ProcessEntry::busy);
	}

	/**
	 * Lists the sockets on which the program listens.
	 * @return the sockets, the first opened first
	 * @throws IOException if the system does not tell
	 */
	public List<ListeningSocket> listening() throws IOException {
		int only = this.onlyPort;
		return this.sockets.listening(processes())
			.stream()
			.filter((socket) -> only == 0 || socket.address().getPort() == only)
			.toList();
	}

	/**
	 * Has all but one of the program's ports disregarded.
	 * @param port the one that matters
	 */
	public void onlyPort(int port) {
		this.onlyPort = port;
	}

	/**
	 * Whether a port cannot be bound because of others: somebody listens, or connections
	 * on it have ended less than a minute ago.
	 * @param port the port
	 * @return whether it is; {@code false} if the system does not say
	 */
	public static boolean isTaken(int port) {
		return SocketTable.ofThisSystem().isTaken(port);
	}

	/**
	 * Lists the addresses to which the program is about to connect.
	 * @return such as {@code 192.0.2.10:8080}
	 * @throws IOException if the system does not tell
	 */
	public List<String> connecting() throws IOException {
		return this.sockets.connecting(processes());
	}

	private Set<Long> processes() {
		Set<Long> processes = this.tree.processes().stream().map(ProcessEntry::pid).collect(Collectors.toSet());
		if (isAlive()) {
			processes.add(this.process.pid());
		}
		return processes;
	}

	/**
	 * Returns how much the program has printed.
	 * @return bytes
	 */
	public long printed() {
		return this.output.total() + this.errors.total();
	}

	/**
	 * Returns a point in what is printed.
	 * @return to be given to {@link #printedSince}
	 */
	public Mark mark() {
		return new Mark(this.output.total(), this.errors.total());
	}

	/**
	 * Returns what was printed on both outputs since some point.
	 * @param mark the point
	 * @return text
	 */
	public String printedSince(Mark mark) {
		return printedBetween(mark, mark());
	}

	/**
	 * Returns what was printed on both outputs between two points.
	 * @param from the first point
	 * @param to the second point
	 * @return text
	 */
	public String printedBetween(Mark from, Mark to) {
		String output = this.output.between(from.output(), to.output());
		String errors = this.errors.between(from.errors(), to.errors());
		boolean together = output.isEmpty() || errors.isEmpty() || output.endsWith("\n");
		return together ? output + errors : output + "\n" + errors;
	}

	/**
	 * Returns what was printed on standard output.
	 * @return its bytes, at most 38,000
	 */
	public byte[] output() {
		return this.output.kept();
	}

	/**
	 * Returns what was printed on standard error.
	 * @return its bytes, at most 38,000
	 */
	public byte[] errors() {
		return this.errors.kept();
	}

	/**
	 * Returns what Python says that the program did.
	 * @return the notes
	 */
	public PythonNotes notes() {
		return this.notes;
	}

	/**
	 * Waits until something holds, or the program ends.
	 * @param condition what is waited for
	 * @param timeout how long at most
	 * @return whether it holds
	 * @throws InterruptedException if the wait is interrupted
	 */
	public boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end || this.process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
				awaitOutput();
				return condition.getAsBoolean();
			}
		}
		return true;
	}

	/**
	 * Waits until the program does nothing but wait, as it does after it has served a
	 * client.
	 * @throws InterruptedException if the wait is interrupted
	 */
	public void awaitIdle() throws InterruptedException {
		for (int polls = 0; polls < MOST_IDLE_POLLS && isAlive(); polls++) {
			this.process.waitFor(IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
			if (!isBusy()) {
				return;
			}
		}
	}

	/**
	 * Waits until the program ends, and what it has printed is there.
	 * @param timeout how long at most
	 * @return whether it has ended
	 * @throws InterruptedException if the wait is interrupted
	 */
	public boolean awaitEnd(Duration timeout) throws InterruptedException {
		boolean ended = this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
		awaitOutput();
		return ended;
	}

	private void awaitOutput() throws InterruptedException {
		if (!isAlive()) {
			this.output.awaitEnd(PATIENCE_MILLIS);
			this.errors.awaitEnd(PATIENCE_MILLIS);
		}
	}

	/**
	 * Does to the program what Ctrl-C in its terminal does.
	 * @return whether this system can
	 */
	public boolean interrupt() {
		this.interrupted = true;
		return this.session.isInterruptible() && signal("INT");
	}

	private boolean signal(String signal) {
		long pid = this.process.pid();
		String target = this.session.isOwn() ? "-" + pid : String.valueOf(pid);
		try {
			return new ProcessBuilder("/bin/sh", "-c", "kill -s %s -- %s".formatted(signal, target))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Ends the program and everything that it has started: first as Ctrl-C does, then as
	 * {@code kill} does, and then without asking.
	 */
	@Override
	public void close() {
		try {
			if (isAlive() && !this.interrupted && interrupt()) {
				this.process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			}
			if (isAlive()) {
				signal("TERM");
				this.process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			}
			kill();
			this.process.waitFor();
			awaitOutput();
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
	}

	private void kill() {
		if (this.session.isOwn() && !processes().isEmpty()) {
			signal("KILL");
		}
		this.process.destroyForcibly();
		for (ProcessEntry process : this.tree.processes()) {
			ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
		}
		List<ProcessHandle> left = ProcessTree.withVariable(this.mark);
		// Those that are ended may have just started others.
		for (int i = 0; i < MOST_KILLS && !left.isEmpty(); i++) {
			left.forEach(ProcessHandle::destroyForcibly);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
			left = ProcessTree.withVariable(this.mark);
		}
	}

	/**
	 * A point in what is printed.
	 *
	 * @param output bytes on standard output
	 * @param errors bytes on standard error
	 */
	public record Mark(long output, long errors) {

		/**
		 * The point before anything is printed.
		 */
		public static final Mark BEGIN = new Mark(0, 0);

	}

}
