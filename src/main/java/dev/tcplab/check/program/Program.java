package dev.tcplab.check.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A program that runs: what it prints, where it listens, and its end with everything that
 * it has started.
 */
public final class Program implements AutoCloseable {

	private static final long POLL_MILLIS = 10;

	private static final long PATIENCE_MILLIS = 500;

	private static final long IDLE_POLL_MILLIS = 100;

	private static final int MOST_IDLE_POLLS = 20;

	/**
	 * How many times a timeout a program gets that still does something: on a machine
	 * that has much to do, it may not have come to {@code listen()}.
	 */
	private static final int MORE_WHEN_BUSY = 3;

	private static final Duration DEATH = Duration.ofSeconds(5);

	private final Process process;

	private final ProgramFolder folder;

	private final Session session;

	private final ProcessTree tree;

	private final ProgramSockets sockets = new ProgramSockets();

	private final Console console;

	private final ResourceGuard guard;

	private final ProcessKiller killer;

	private List<String> left = List.of();

	private final int lines;

	private boolean interrupted;

	Program(Process process, String mark, ProgramFolder folder, Session session, Launch launch) {
		this.process = process;
		this.folder = folder;
		this.session = session;
		this.tree = new ProcessTree(process.toHandle(), folder.orphans());
		this.console = new Console(process, launch.directory().toString(), launch.home().toString());
		this.lines = (int) launch.input().lines().count();
		this.killer = new ProcessKiller(this.tree, session, mark);
		this.guard = new ResourceGuard(this.tree, this.console, launch.timeLimit(), this::kill);
	}

	public Console console() {
		return this.console;
	}

	/**
	 * Returns what Python has noted so far about what the program did.
	 */
	public PythonNotes notes() {
		return PythonNotes.read(this.folder.notes());
	}

	/**
	 * Returns how many lines it can read from standard input.
	 */
	public int lines() {
		return this.lines;
	}

	/**
	 * Returns why it was stopped before its time, if it was.
	 */
	public @Nullable Excess excess() {
		return this.guard.excess();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Returns how the program has ended: its exit code, 128 and the signal's number after
	 * a signal.
	 */
	public int exitCode() {
		return this.process.exitValue();
	}

	/**
	 * Waits until the program listens on a number of sockets.
	 * @param timeout how long at most; three times as long if it is still busy then
	 * @return the sockets, the first opened first; fewer if it has ended before, or does
	 * not listen in time
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
				end = Math.max(end,
						Math.min(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS), latest));
			}
		}
		return listening;
	}

	private boolean isBusy() {
		return this.tree.processes().stream().anyMatch(ProcessEntry::busy);
	}

	/**
	 * Lists the sockets on which the program listens, the first opened first.
	 */
	public List<ListeningSocket> listening() throws IOException {
		return this.sockets.listening(processes());
	}

	/**
	 * Has all but one of the program's ports disregarded.
	 */
	public void onlyPort(int port) {
		this.sockets.onlyPort(port);
	}

	/**
	 * Lists the addresses to which the program is about to connect, such as
	 * {@code 192.0.2.10:8080}.
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
	 * Waits until something holds, or the program ends.
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
	 */
	public boolean awaitEnd(Duration timeout) throws InterruptedException {
		boolean ended = this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
		awaitOutput();
		return ended;
	}

	private void awaitOutput() throws InterruptedException {
		if (!isAlive()) {
			this.console.awaitEnd(PATIENCE_MILLIS);
		}
	}

	/**
	 * Does to the program what Ctrl-C in its terminal does.
	 */
	public boolean interrupt() {
		this.interrupted = true;
		return this.session.isInterruptible() && this.session.signal(this.process.pid(), "INT");
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
				this.session.signal(this.process.pid(), "TERM");
				this.process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			}
			kill();
			awaitEnd(DEATH);
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
		this.tree.forget();
		this.folder.delete();
	}

	/**
	 * Returns the processes that survived {@link #close}, such as {@code 4711 (python3)}.
	 */
	public List<String> left() {
		return this.left;
	}

	private void kill() {
		this.left = this.killer.kill(this.process, this.sockets.ports());
	}

}
