package dev.tcplab.check;

import java.util.Collection;
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
import dev.tcplab.check.judge.Verdict.Special;
import dev.tcplab.console.Transcript;

/** Checks many submissions in parallel and shows their rows in order. */
final class ClassCheck {

	private final List<List<Job>> rows;

	private final List<Job> jobs;

	private final Hints hints;

	private final Transcript transcript;

	private final ClassTable table;

	private final Verdict[] verdicts;

	private final Set<Integer> again = new LinkedHashSet<>();

	private int shown;

	ClassCheck(List<List<Job>> rows, Hints hints, Transcript transcript) {
		this.rows = rows;
		this.jobs = rows.stream().flatMap(Collection::stream).toList();
		this.hints = hints;
		this.transcript = transcript;
		this.table = new ClassTable(rows.get(0).stream().map((job) -> job.checker().exercise().name()).toList(),
				rows.stream().map((row) -> row.get(0).submission().name()).toList());
		this.verdicts = new Verdict[this.jobs.size()];
	}

	/**
	 * Checks all rows. Programs whose port was taken, because others were written for the
	 * same port, are checked again at the end, one at a time.
	 * @return the verdicts in order; if the run is ended early, only those that exist
	 */
	List<Verdict> run(int parallel) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(parallel, parallel, 0, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>());
		// A program that takes all threads must not prevent the other checks.
		executor.prestartAllCoreThreads();
		this.transcript.print(this.table.head());
		List<Future<Verdict>> futures = this.jobs.stream().map((job) -> executor.submit(job::check)).toList();
		try {
			check(futures, parallel > 1);
		}
		catch (InterruptedException ex) {
			// Report all checked programs.
			this.again.clear();
			executor.shutdownNow();
			keepFinished(futures);
			showRows(this.verdicts.length);
		}
		finally {
			executor.shutdownNow();
		}
		List<Verdict> told = Stream.of(this.verdicts).filter(Objects::nonNull).map(this.hints::apply).toList();
		if (!told.isEmpty()) {
			this.transcript.print(ClassTable.summary(told.stream().map(Verdict::forStudent).toList()));
		}
		return told;
	}

	private void check(List<Future<Verdict>> futures, boolean parallel) throws InterruptedException {
		for (int i = 0; i < futures.size(); i++) {
			this.verdicts[i] = get(futures.get(i));
			if (parallel && this.verdicts[i].special() == Special.PORT_TAKEN) {
				this.again.add(i);
			}
			showRows(i + 1);
		}
		for (int i : List.copyOf(this.again)) {
			this.verdicts[i] = this.jobs.get(i).check();
			this.again.remove(i);
			showRows(this.verdicts.length);
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
				// The check of this program did not finish.
			}
		}
	}

	// A row waits for earlier rows and for all of its exercises.
	private void showRows(int checked) {
		int width = this.rows.get(0).size();
		while ((this.shown + 1) * width <= checked && isComplete(this.shown * width, width)) {
			List<Verdict> row = Stream.of(this.verdicts)
				.skip((long) this.shown * width)
				.limit(width)
				.filter(Objects::nonNull)
				.map(this.hints::apply)
				.map(Verdict::forStudent)
				.toList();
			this.transcript.print(row.isEmpty() ? List.of() : this.table.row(row));
			this.shown++;
		}
	}

	private boolean isComplete(int from, int width) {
		return this.again.stream().noneMatch((index) -> index >= from && index < from + width);
	}

	record Job(Checker checker, Submission submission) {

		Verdict check() throws InterruptedException {
			return this.submission.missing() ? this.checker.notSubmitted(this.submission.name())
					: this.checker.check(this.submission);
		}

	}

}
