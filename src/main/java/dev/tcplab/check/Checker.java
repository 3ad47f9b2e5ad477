package dev.tcplab.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.judge.Findings;
import dev.tcplab.check.program.Launcher;
import dev.tcplab.check.program.Program;
import dev.tcplab.check.talk.Timeouts;
import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks programs, several at once if need be.
 */
final class Checker implements AutoCloseable {

	private static final int LESSONS_PORT = 8080;

	private static final int MOST_OUTPUT = 30_000;

	private static final int PATIENCE = 10;

	private final CheckSettings settings;

	private final Exercise exercise;

	private final Timeouts timeouts;

	private final Launcher launcher;

	private final Set<Program> running = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	Checker(CheckSettings settings, Exercise exercise) throws IOException {
		this.settings = settings;
		this.exercise = exercise;
		this.timeouts = new Timeouts(settings.startTimeout(), settings.answerTimeout(), settings.endTimeout());
		this.launcher = new Launcher();
	}

	/**
	 * Checks a program.
	 * @param submission the program
	 * @return the verdict
	 * @throws InterruptedException if the check is interrupted, or this is closed
	 */
	Verdict check(Submission submission) throws InterruptedException {
		Findings findings = new Findings();
		List<String> notes = new ArrayList<>();
		List<Program> programs = new ArrayList<>();
		long begin = System.nanoTime();
		String problem = null;
		try {
			check().run((port) -> start(submission, port, programs), findings, notes);
		}
		catch (AdvisedException ex) {
			problem = ex.getMessage() + ". " + ex.advice() + ".";
		}
		catch (IOException | RuntimeException ex) {
			// Whatever it is, the other programs have nothing to do with it.
			problem = "It could not be checked: " + ex;
		}
		finally {
			programs.forEach(this.running::remove);
		}
		if (this.closed) {
			throw new InterruptedException("Its programs were ended");
		}
		List<String> output = programs.isEmpty() ? List.of() : output(programs.get(0));
		return verdict(submission.name(), findings, notes, output, begin, problem);
	}

	private ProgramCheck check() {
		if (this.exercise.kind() == Kind.SERVER) {
			return new ServerCheck(this.exercise, this.timeouts, this.settings.strict());
		}
		int port = Objects.requireNonNullElse(this.settings.port(), this.settings.loopback() ? 0 : LESSONS_PORT);
		return new ClientCheck(this.exercise, this.timeouts, this.settings.strict(), port);
	}

	private Program start(Submission submission, int port, List<Program> programs) throws IOException {
		List<String> words = submission.words()
			.stream()
			.map((word) -> word.replace("{port}", String.valueOf(port)).replace("{host}", "127.0.0.1"))
			.toList();
		String input = this.settings.input().replace("\\n", "\n");
		// None is started once those that run are being ended.
		synchronized (this.running) {
			if (this.closed) {
				throw new IOException("Its programs were ended");
			}
			Program program = this.launcher.start(words, submission.directory(), input.isEmpty() ? "" : input + "\n",
					this.settings.loopback(), port);
			if (this.exercise.kind() == Kind.SERVER && this.settings.port() != null && !this.settings.loopback()) {
				program.onlyPort(this.settings.port());
			}
			programs.add(program);
			this.running.add(program);
			return program;
		}
	}

	/**
	 * Checks a server that runs already.
	 * @param server where it is
	 * @return the verdict
	 * @throws InterruptedException if the check is interrupted
	 */
	Verdict check(InetSocketAddress server) throws InterruptedException {
		Findings findings = new Findings();
		long begin = System.nanoTime();
		String problem = null;
		try {
			new ServerCheck(this.exercise, this.timeouts, this.settings.strict()).run(server, findings);
		}
		catch (IOException ex) {
			problem = "It could not be checked: " + ex.getMessage();
		}
		String name = server.getHostString() + ":" + server.getPort();
		return verdict(name, findings, List.of("A server that runs elsewhere has no console here."), List.of(), begin,
				problem);
	}

	private Verdict verdict(String name, Findings findings, List<String> notes, List<String> output, long begin,
			@Nullable String problem) {
		return new Verdict(VisibleText.whole(name), this.exercise.name(), findings.checks(),
				notes.stream().map(VisibleText::whole).toList(), output, Duration.ofNanos(System.nanoTime() - begin),
				(problem != null) ? VisibleText.whole(problem) : null);
	}

	private static List<String> output(Program program) {
		List<String> lines = new ArrayList<>();
		int bytes = 0;
		for (byte[] output : List.of(program.output(), program.errors())) {
			for (String line : new String(output, StandardCharsets.UTF_8).split("\n")) {
				String visible = VisibleText.whole(line);
				bytes += visible.length() + 1;
				if (bytes > MOST_OUTPUT) {
					lines.add("[...]");
					return lines;
				}
				lines.add(visible);
			}
		}
		return lines;
	}

	/**
	 * Whether programs are no longer checked, because this process ends.
	 * @return whether they are not
	 */
	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Ends the programs that still run.
	 */
	@Override
	public void close() throws IOException {
		synchronized (this.running) {
			if (this.closed) {
				return;
			}
			this.closed = true;
		}
		// Each may take a second or two.
		ExecutorService executor = Executors.newCachedThreadPool();
		this.running.forEach((program) -> executor.execute(program::close));
		executor.shutdown();
		try {
			executor.awaitTermination(PATIENCE, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.launcher.close();
	}

}
