package dev.tcplab.check;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Special;
import dev.tcplab.check.observe.ClientObserver;
import dev.tcplab.check.observe.Observation;
import dev.tcplab.check.observe.RemoteServer;
import dev.tcplab.check.observe.ServerObserver;
import dev.tcplab.check.observe.Starter;
import dev.tcplab.check.observe.Timeouts;
import dev.tcplab.check.program.Launch;
import dev.tcplab.check.program.Launcher;
import dev.tcplab.check.program.Program;
import dev.tcplab.support.AdvisedException;

final class Checker implements AutoCloseable {

	static final int LESSONS_PORT = 8080;

	private static final int PATIENCE = 10;

	private final CheckSettings settings;

	private final Exercise exercise;

	private final Grading grading;

	private final Timeouts timeouts;

	private final Launcher launcher = new Launcher();

	private final Set<Program> running = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	Checker(CheckSettings settings, Exercise exercise, long seed) {
		this.settings = settings;
		this.exercise = exercise.drawn(new Random(seed));
		this.grading = settings.grading(exercise);
		this.timeouts = new Timeouts(settings.startTimeout(), settings.answerTimeout(), settings.endTimeout());
	}

	Exercise exercise() {
		return this.exercise;
	}

	/** Returns 1 for clients of a fixed port, because they cannot share it. */
	int parallel() {
		return (this.exercise.kind() == Kind.CLIENT && !this.settings.loopback()) ? 1 : this.settings.parallel();
	}

	Verdict notSubmitted(String name) {
		return Verdict.notChecked(name, this.exercise, "Not submitted.", Duration.ZERO, Special.NOT_SUBMITTED,
				this.grading);
	}

	Verdict check(Submission submission) throws InterruptedException {
		return verdict(submission.name(), () -> observe(submission));
	}

	Observation observe(Submission submission) throws IOException, InterruptedException {
		if (submission.problem() != null) {
			throw submission.problem();
		}
		long end = System.nanoTime() + this.settings.timeLimit().toNanos();
		try (Workspace workspace = Workspace.of(submission)) {
			return observe(workspace, end);
		}
	}

	Verdict check(InetSocketAddress server) throws InterruptedException {
		return verdict(server.getHostString() + ":" + server.getPort(),
				() -> new RemoteServer(this.exercise, this.timeouts, server).observe());
	}

	private Observation observe(Workspace workspace, long end) throws IOException, InterruptedException {
		boolean loopback = this.settings.loopback();
		Starter starter = (own) -> start(workspace, own, loopback, end);
		if (this.exercise.kind() == Kind.SERVER) {
			return new ServerObserver(this.exercise, this.timeouts).observe(starter);
		}
		int port = Objects.requireNonNullElse(this.settings.port(), loopback ? 0 : LESSONS_PORT);
		try {
			return client(port, starter);
		}
		catch (AdvisedException ex) {
			boolean replaceable = workspace.words().get(0).matches("(?:.*[/\\\\])?python[\\d.]*(?:\\.exe)?");
			boolean told = workspace.words().stream().anyMatch((word) -> word.contains("{port}"));
			if (this.settings.port() != null || !(ex.getCause() instanceof BindException) || !replaceable && !told) {
				throw ex;
			}
			// For example, a server of the lesson on this machine.
			return client(0, (own) -> start(workspace, own, replaceable, end));
		}
	}

	private Observation client(int port, Starter starter) throws IOException, InterruptedException {
		return new ClientObserver(this.exercise, this.timeouts, this.settings.strict(), port).observe(starter);
	}

	/** Starts the program, with replaced addresses if {@code loopback} is set. */
	private Program start(Workspace workspace, int port, boolean loopback, long end) throws IOException {
		List<String> words = workspace.words()
			.stream()
			.map((word) -> word.replace("{port}", String.valueOf(port)).replace("{host}", "127.0.0.1"))
			.toList();
		List<String> lines = this.exercise.input();
		String input = lines.isEmpty() ? this.settings.input().replace("\\n", "\n") : String.join("\n", lines);
		Launch launch = new Launch(words, workspace.directory(), workspace.home(), input.isEmpty() ? "" : input + "\n",
				loopback ? port : null, this.settings.environment(), Duration.ofNanos(end - System.nanoTime()));
		// A program must not start while the running ones are being ended.
		synchronized (this.running) {
			if (this.closed) {
				throw new IOException("Its programs were ended");
			}
			Program program = this.launcher.start(launch);
			if (this.exercise.kind() == Kind.SERVER && this.settings.port() != null && !loopback) {
				program.onlyPort(this.settings.port());
			}
			this.running.removeIf((other) -> !other.isAlive());
			this.running.add(program);
			return program;
		}
	}

	private Verdict verdict(String name, Observing observing) throws InterruptedException {
		long begin = System.nanoTime();
		try {
			return Verdict.of(name, this.exercise, observing.observe(), this.settings.strict(), since(begin),
					this.grading);
		}
		catch (AdvisedException ex) {
			Special special = (ex instanceof MissingFileException) ? Special.NOT_SUBMITTED
					: (ex.getCause() instanceof BindException) ? Special.PORT_TAKEN : Special.NONE;
			return Verdict.notChecked(name, this.exercise, ex.getMessage() + ". " + ex.advice() + ".", since(begin),
					special, this.grading);
		}
		catch (IOException | RuntimeException | Error ex) {
			// The other programs must still be checked.
			return Verdict.notChecked(name, this.exercise, "It could not be checked: " + ex, since(begin), Special.NONE,
					this.grading);
		}
		finally {
			if (this.closed) {
				throw new InterruptedException("Its programs were ended");
			}
		}
	}

	private static Duration since(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	@Override
	public void close() {
		synchronized (this.running) {
			if (this.closed) {
				return;
			}
			this.closed = true;
		}
		// Each program may take a second or two to end.
		ExecutorService executor = Executors.newCachedThreadPool();
		this.running.forEach((program) -> executor.execute(program::close));
		executor.shutdown();
		try {
			executor.awaitTermination(PATIENCE, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@FunctionalInterface
	private interface Observing {

		Observation observe() throws IOException, InterruptedException;

	}

}
