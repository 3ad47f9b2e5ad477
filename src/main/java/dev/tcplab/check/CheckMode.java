package dev.tcplab.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.ClassCheck.Job;
import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.check.report.GitHubActions;
import dev.tcplab.check.report.Reports;
import dev.tcplab.console.Terminal;
import dev.tcplab.console.Transcript;
import dev.tcplab.mode.Failures;
import dev.tcplab.mode.Mode;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("check")
public final class CheckMode implements Mode, DisposableBean, ExitCodeGenerator {

	private static final int FAILED = 1;

	private static final int NOT_CHECKED = 2;

	private static final int MOST_SEED = 1_000_000;

	private static final int PATIENCE_SECONDS = 10;

	private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

	private final CheckSettings settings;

	private final Transcript transcript;

	private final GitHubActions gitHub = new GitHubActions(System.getenv());

	private final List<Checker> checkers = new CopyOnWriteArrayList<>();

	private final CountDownLatch done = new CountDownLatch(1);

	private volatile int exitCode;

	private volatile boolean stopped;

	CheckMode(CheckSettings settings, Transcript transcript) {
		this.settings = settings;
		this.transcript = transcript;
	}

	@Override
	public void run(Failures failures) throws IOException, InterruptedException {
		// Until all programs are checked.
		this.exitCode = NOT_CHECKED;
		long seed = Objects.requireNonNullElseGet(this.settings.seed(), () -> (long) new Random().nextInt(MOST_SEED));
		try {
			exercises().forEach((exercise) -> this.checkers.add(new Checker(this.settings, exercise, seed)));
			if (this.settings.host() != null) {
				remote(seed);
			}
			else {
				local(seed);
			}
		}
		catch (InterruptedException ex) {
			if (this.stopped) {
				return;
			}
			throw ex;
		}
		finally {
			this.checkers.forEach(Checker::close);
			this.done.countDown();
		}
	}

	private List<Exercise> exercises() {
		if (this.settings.exercise().isEmpty()) {
			throw new AdvisedException("There is no exercise to check",
					"Name one of %s, or file:my-exercise.yml, as in %s".formatted(String.join(", ", Exercises.NAMES),
							CommandLine.arguments("check echo2 echo-server2.py")),
					null);
		}
		List<Exercise> exercises = new ArrayList<>();
		for (String name : this.settings.exercise()) {
			Exercise exercise = Exercises.of(name);
			CheckSettings.checkPoints(name, exercise);
			exercises.add(exercise);
		}
		return exercises;
	}

	private void remote(long seed) throws IOException, InterruptedException {
		for (Checker checker : this.checkers) {
			if (checker.exercise().kind() == Kind.CLIENT) {
				throw new AdvisedException(
						"The exercise %s is for clients, so it cannot check a running server"
							.formatted(checker.exercise().name()),
						"Name the exercise of the server that runs already, as in "
								+ CommandLine.arguments("check echo2 127.0.0.1:8080"),
						null);
			}
		}
		int port = Objects.requireNonNullElse(this.settings.port(), Checker.LESSONS_PORT);
		InetSocketAddress server = new InetSocketAddress(this.settings.host(), port);
		if (server.isUnresolved()) {
			throw new AdvisedException("Unknown host '%s' for tcp-lab.check.host".formatted(this.settings.host()),
					"Look for a typo in the name of the host or file, or give an IP address", null);
		}
		Reports reports = Reports.of(this.settings.report(), 1);
		List<Verdict> verdicts = new ArrayList<>();
		for (Checker checker : this.checkers) {
			verdicts.add(show(checker.check(server), checker.exercise()));
		}
		report(verdicts, reports, seed);
	}

	private void local(long seed) throws IOException, InterruptedException {
		List<List<Job>> rows = ClassRows.of(this.settings, this.checkers);
		Reports reports = Reports.of(this.settings.report(), rows.size());
		if (!this.settings.watch()) {
			report(verdicts(rows), reports, seed);
			return;
		}
		if (rows.size() > 1) {
			throw new AdvisedException("--watch needs exactly one program, but found %d".formatted(rows.size()),
					"Name one file, as in --submissions=echo-server2.py", null);
		}
		Watch watch = Watch.of(rows.get(0).stream().map(Job::submission).toList());
		while (!this.stopped) {
			String state = watch.state();
			this.transcript.print(Terminal.isStandardOutput() ? List.of(CLEAR) : List.of());
			report(verdicts(rows), reports, seed);
			this.transcript.print(List.of("", "Waiting for changes. Press Ctrl-C to stop."));
			watch.await(state, () -> this.stopped);
		}
	}

	private Verdict show(Verdict verdict, Exercise exercise) {
		Verdict told = this.settings.hints().apply(verdict);
		this.transcript.print(Screen.whole(told.forStudent(), exercise));
		return told;
	}

	private List<Verdict> verdicts(List<List<Job>> rows) throws InterruptedException {
		if (rows.size() > 1) {
			int parallel = this.checkers.stream().mapToInt(Checker::parallel).min().orElse(1);
			return new ClassCheck(rows, this.settings.hints(), this.transcript).run(parallel);
		}
		List<Verdict> verdicts = new ArrayList<>();
		for (Job job : rows.get(0)) {
			verdicts.add(show(job.check(), job.checker().exercise()));
		}
		return verdicts;
	}

	private void report(List<Verdict> verdicts, Reports reports, long seed) throws IOException {
		if (verdicts.isEmpty()) {
			return;
		}
		if (this.checkers.stream().anyMatch((checker) -> checker.exercise().kind() == Kind.SERVER)) {
			this.transcript.print(List.of("Seed of the messages: %d".formatted(seed)));
		}
		List<Verdict> shown = verdicts.stream().map(Verdict::forStudent).toList();
		this.transcript.print(this.gitHub.annotations(shown));
		this.gitHub.appendSummary(shown);
		reports.write(verdicts);
		this.exitCode = exitCode(verdicts);
	}

	private static int exitCode(List<Verdict> verdicts) {
		List<Outcome> outcomes = verdicts.stream().map(Verdict::outcome).toList();
		if (outcomes.contains(Outcome.FAILED) || outcomes.contains(Outcome.NOT_SUBMITTED)) {
			return FAILED;
		}
		return outcomes.contains(Outcome.NOT_CHECKED) ? NOT_CHECKED : 0;
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	/** Ends the running programs and waits for the reports on the checked ones. */
	@Override
	public void destroy() throws InterruptedException {
		this.stopped = true;
		if (!this.checkers.isEmpty()) {
			this.checkers.forEach(Checker::close);
			this.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
	}

}
