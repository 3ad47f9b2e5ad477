package dev.tcplab.check.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

public final class Program implements TestedServer, AutoCloseable {

	private static final long POLL_MILLIS = 10;

	private static final long PATIENCE_MILLIS = 500;

	private static final long IDLE_POLL_MILLIS = 100;

	private static final int MOST_IDLE_POLLS = 20;

	/**
	 * The factor for the timeout of a busy program, which may not have reached
	 * {@code listen()} on a slow machine.
	 */
	private static final int MORE_WHEN_BUSY = 3;

	private static final Duration DEATH = Duration.ofSeconds(5);

	private final Process process;

	private final ProgramFolder folder;

	private final Session session;

	private final ProcessTree tree;

	private final SocketTable sockets = SocketTable.ofThisSystem();

	private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

	private final Console console;

	private final ResourceGuard guard;

	private final ProcessKiller killer;

	private List<String> left = List.of();

	private final int lines;

	private boolean interrupted;

	private volatile boolean closed;

	private volatile int onlyPort;

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

	public PythonNotes notes() {
		return PythonNotes.read(this.folder.notes());
	}

	public int lines() {
		return this.lines;
	}

	public @Nullable Excess excess() {
		return this.guard.excess();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Returns the exit code, or 128 plus the signal's number. */
	public int exitCode() {
		return this.process.exitValue();
	}

	@Override
	public int startPart() {
		return this.console.startPart();
	}

	@Override
	public boolean lacksReuse() {
		return notes().lackReuse();
	}

	/** Waits longer if the program is busy. */
	@Override
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

	@Override
	public List<ListeningSocket> listening() throws IOException {
		List<ListeningSocket> listening = this.sockets.listening(processes());
		listening.forEach((socket) -> this.ports.add(socket.address().getPort()));
		return listening.stream()
			.filter((socket) -> this.onlyPort == 0 || socket.address().getPort() == this.onlyPort)
			.toList();
	}

	/** Ignores all other ports of the program. */
	public void onlyPort(int port) {
		this.onlyPort = port;
	}

	/**
	 * Returns whether another program listens on a port. Not all systems show it.
	 * @param connections whether connections that ended less than a minute ago count too,
	 * because they block the port without SO_REUSEADDR
	 */
	public static boolean isPortTaken(int port, boolean connections) {
		return SocketTable.ofThisSystem().isTaken(port, connections);
	}

	/**
	 * Lists the addresses to which the program is connecting, such as
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

	@Override
	public boolean awaitPrinted(int part, String text, Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		while (!this.console.part(part).text().contains(text)) {
			if (System.nanoTime() > end || this.process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
				awaitOutput();
				return this.console.part(part).text().contains(text);
			}
		}
		return true;
	}

	/** Waits until the program is idle, as it is after it served a client. */
	public void awaitIdle() throws InterruptedException {
		for (int polls = 0; polls < MOST_IDLE_POLLS && isAlive(); polls++) {
			this.process.waitFor(IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
			if (!isBusy()) {
				return;
			}
		}
	}

	@Override
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

	/** Interrupts the program as Ctrl-C in its terminal does. */
	public boolean interrupt() {
		this.interrupted = true;
		return this.session.isInterruptible() && this.session.signal(this.process.pid(), "INT");
	}

	/**
	 * Ends the program with all processes that it started: as Ctrl-C does, as
	 * {@code kill} does, and then forcibly.
	 */
	@Override
	public void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
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

	/** Returns survivors of {@link #close}, such as {@code 4711 (python3)}. */
	public List<String> left() {
		return this.left;
	}

	private void kill() {
		this.left = this.killer.kill(this.process, this.ports);
	}

}
