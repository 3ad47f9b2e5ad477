package dev.tcplab.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Hints;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.console.Transcript;

/**
 * Checks many submissions, several at once, and shows one row for each, in order.
 */
final class ClassCheck {

	private final Checker checker;

	private final List<Submission> submissions;

	private final Hints hints;

	private final Transcript transcript;

	private final int width;

	private final Verdict[] verdicts;

	private final Set<Integer> again = new LinkedHashSet<>();

	private int shown;

	ClassCheck(Checker checker, List<Submission> submissions, Hints hints, Transcript transcript) {
		this.checker = checker;
		this.submissions = submissions;
		this.hints = hints;
		this.transcript = transcript;
		this.width = submissions.stream()
			.mapToInt((submission) -> Screen.name(submission.name()).length())
			.max()
			.orElse(0);
		this.verdicts = new Verdict[submissions.size()];
	}

	/**
	 * Checks them all. Those that find their port taken, as those do that were written
	 * for the same one, are checked once more at the end, each alone.
	 * @param parallel how many at once
	 * @return their verdicts, in order; if the run is ended early, of those that are
	 * checked
	 */
	List<Verdict> run(int parallel) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(parallel, parallel, 0, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>());
		// A program that takes all threads must not keep the others from being checked.
		executor.prestartAllCoreThreads();
		try (Progress progress = new Progress(this.submissions.size())) {
			List<Future<Verdict>> futures = this.submissions.stream()
				.map((submission) -> executor.submit(() -> this.checker.check(submission)))
				.toList();
			try {
				check(futures, parallel > 1, progress);
			}
			catch (InterruptedException ex) {
				// Those that are checked are reported.
				this.again.clear();
				executor.shutdownNow();
				keepFinished(futures);
				showRows(this.verdicts.length, progress);
			}
		}
		finally {
			executor.shutdownNow();
		}
		List<Verdict> told = Arrays.stream(this.verdicts).filter(Objects::nonNull).map(this.hints::apply).toList();
		if (!told.isEmpty()) {
			this.transcript.print(Screen.summary(told));
		}
		return told;
	}

	private void check(List<Future<Verdict>> futures, boolean parallel, Progress progress) throws InterruptedException {
		for (int i = 0; i < futures.size(); i++) {
			this.verdicts[i] = get(futures.get(i));
			if (parallel && this.verdicts[i].portTaken()) {
				this.again.add(i);
			}
			showRows(i + 1, progress);
			progress.show(i + 1 - this.again.size());
		}
		for (int i : List.copyOf(this.again)) {
			this.verdicts[i] = this.checker.check(this.submissions.get(i));
			this.again.remove(i);
			showRows(this.verdicts.length, progress);
			progress.show(this.verdicts.length - this.again.size());
		}
	}

	private static Verdict get(Future<Verdict> future) throws InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof InterruptedException interrupted) {
				throw interrupted;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

	private void keepFinished(List<Future<Verdict>> futures) {
		for (int i = 0; i < futures.size(); i++) {
			try {
				this.verdicts[i] = futures.get(i).isDone() ? get(futures.get(i)) : this.verdicts[i];
			}
			catch (InterruptedException ex) {
				// This one was not finished.
			}
		}
	}

	// A row waits for those before it.
	private void showRows(int checked, Progress progress) {
		List<String> rows = new ArrayList<>();
		while (this.shown < checked && !this.again.contains(this.shown)) {
			Stream.ofNullable(this.verdicts[this.shown])
				.map((verdict) -> Screen.row(this.hints.apply(verdict), this.width))
				.forEach(rows::add);
			this.shown++;
		}
		progress.clear();
		this.transcript.print(rows);
		// The progress comes after them.
		this.transcript.flush();
	}

}
