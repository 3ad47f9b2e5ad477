package dev.tcplab.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.check.report.GitHubActions;
import dev.tcplab.check.report.Reports;
import dev.tcplab.console.Transcript;
import dev.tcplab.mode.Failures;
import dev.tcplab.mode.Mode;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Checks students' programs, and says what is wrong with them.
 */
@Component
@Profile("check")
public final class CheckMode implements Mode, DisposableBean, ExitCodeGenerator {

	private static final int FAILED = 1;

	private static final int NOT_CHECKED = 2;

	private static final int MOST_SEED = 1_000_000;

	private static final int PATIENCE_SECONDS = 10;

	private final CheckSettings settings;

	private final Transcript transcript;

	private final GitHubActions gitHub = new GitHubActions(System.getenv());

	private volatile @Nullable Checker checker;

	private final CountDownLatch done = new CountDownLatch(1);

	private volatile int exitCode;

	private volatile boolean stopped;

	CheckMode(CheckSettings settings, Transcript transcript) {
		this.settings = settings;
		this.transcript = transcript;
	}

	@Override
	public void run(Failures failures) throws IOException, InterruptedException {
		// Until it is known to be otherwise.
		this.exitCode = NOT_CHECKED;
		Exercise exercise = exercise();
		boolean remote = this.settings.host() != null;
		List<Submission> submissions = remote ? List.of() : Submissions.of(this.settings);
		Reports reports = Reports.of(this.settings.report(), Math.max(1, submissions.size()));
		long seed = Objects.requireNonNullElseGet(this.settings.seed(), () -> (long) new Random().nextInt(MOST_SEED));
		try (Checker checker = new Checker(this.settings, exercise, seed)) {
			this.checker = checker;
			List<Verdict> verdicts = remote ? List.of(remote(checker, exercise))
					: verdicts(checker, submissions, exercise);
			if (exercise.kind() == Kind.SERVER && !verdicts.isEmpty()) {
				this.transcript.print(List.of("Seed of the messages: %d".formatted(seed)));
			}
			report(verdicts, reports);
		}
		catch (InterruptedException ex) {
			if (this.stopped) {
				return;
			}
			throw ex;
		}
		finally {
			this.done.countDown();
		}
	}

	private Exercise exercise() {
		String name = this.settings.exercise();
		if (name == null) {
			throw new AdvisedException("There is no exercise to check",
					"Name one of %s, or file:my-exercise.yml, as in %s".formatted(String.join(", ", Exercises.NAMES),
							CommandLine.arguments("check echo2 echo-server2.py")),
					null);
		}
		return Exercises.of(name);
	}

	private Verdict remote(Checker checker, Exercise exercise) throws InterruptedException {
		if (exercise.kind() == Kind.CLIENT) {
			throw new AdvisedException("The exercise %s is not that of a server".formatted(exercise.name()),
					"Name the exercise of the server that runs already, as in "
							+ CommandLine.arguments("check echo2 127.0.0.1:8080"),
					null);
		}
		int port = Objects.requireNonNullElse(this.settings.port(), Checker.LESSONS_PORT);
		InetSocketAddress server = new InetSocketAddress(this.settings.host(), port);
		if (server.isUnresolved()) {
			throw new AdvisedException("Unknown host '%s' for tcp-lab.check.host".formatted(this.settings.host()),
					"Look for a typo in the name of the host or file, or give an IP address", null);
		}
		return show(checker.check(server), exercise);
	}

	private Verdict show(Verdict verdict, Exercise exercise) {
		Verdict told = this.settings.hints().apply(verdict);
		this.transcript.print(Screen.whole(told, exercise));
		return told;
	}

	private List<Verdict> verdicts(Checker checker, List<Submission> submissions, Exercise exercise)
			throws InterruptedException {
		if (submissions.size() == 1) {
			return List.of(show(checker.check(submissions.get(0)), exercise));
		}
		return new ClassCheck(checker, submissions, this.settings.hints(), this.transcript).run(parallel(exercise));
	}

	// Clients that are sent to a server each need one where they look for it.
	private int parallel(Exercise exercise) {
		return (exercise.kind() == Kind.CLIENT && !this.settings.loopback()) ? 1 : this.settings.parallel();
	}

	private void report(List<Verdict> verdicts, Reports reports) throws IOException {
		if (verdicts.isEmpty()) {
			return;
		}
		this.transcript.print(this.gitHub.annotations(verdicts));
		this.gitHub.appendSummary(verdicts);
		reports.write(verdicts);
		if (verdicts.stream().anyMatch((verdict) -> verdict.outcome() == Outcome.FAILED)) {
			this.exitCode = FAILED;
		}
		else if (verdicts.stream().allMatch((verdict) -> verdict.outcome() == Outcome.PASSED)) {
			this.exitCode = 0;
		}
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	/**
	 * Ends the programs that still run, and waits for the reports on those that are
	 * checked.
	 */
	@Override
	public void destroy() throws InterruptedException {
		this.stopped = true;
		Checker checker = this.checker;
		if (checker != null) {
			checker.close();
			this.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
	}

}
