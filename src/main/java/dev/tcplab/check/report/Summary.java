package dev.tcplab.check.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;

/**
 * Counts of results, and the most frequent reasons for failures.
 *
 * @param points the points that the programs got in total
 * @param worth the points that they could get
 * @param reasons at most three first reasons of several programs, the most frequent first
 * @param remarks remarks on unusual clients that several programs have in common
 */
public record Summary(int passed, int failed, int notChecked, int notSubmitted, int points, int worth,
		List<Frequency> reasons, List<Frequency> remarks) {

	private static final int REASONS = 3;

	/**
	 * The place of an error, which differs in each program. After a question, the
	 * sentence needs no period.
	 */
	private static final Pattern PLACE = Pattern
		.compile("(?<=[?!]) \\([^()]*, line \\d+\\)\\.| \\([^()]*, line \\d+\\)");

	public Summary {
		reasons = List.copyOf(reasons);
		remarks = List.copyOf(remarks);
	}

	public static Summary of(List<Verdict> verdicts) {
		return new Summary(count(verdicts, Outcome.PASSED), count(verdicts, Outcome.FAILED),
				count(verdicts, Outcome.NOT_CHECKED), count(verdicts, Outcome.NOT_SUBMITTED),
				verdicts.stream().mapToInt(Verdict::points).sum(), verdicts.stream().mapToInt(Verdict::worth).sum(),
				reasons(verdicts), remarks(verdicts));
	}

	private static int count(List<Verdict> verdicts, Outcome outcome) {
		return (int) verdicts.stream().filter((verdict) -> verdict.outcome() == outcome).count();
	}

	private static List<Frequency> reasons(List<Verdict> verdicts) {
		return frequencies(verdicts.stream()
			.filter((verdict) -> verdict.outcome() == Outcome.FAILED)
			.flatMap((verdict) -> verdict.reason().stream()));
	}

	private static List<Frequency> remarks(List<Verdict> verdicts) {
		return frequencies(verdicts.stream()
			.flatMap((verdict) -> verdict.findings().stream())
			.filter((finding) -> finding.point() == Point.ROBUST)
			.map(Finding::fact));
	}

	private static List<Frequency> frequencies(Stream<String> sentences) {
		Map<String, Integer> times = new LinkedHashMap<>();
		sentences.map((sentence) -> PLACE.matcher(sentence).replaceAll(""))
			.forEach((sentence) -> times.merge(sentence, 1, Integer::sum));
		// The sort is stable, so equally frequent reasons keep the order of the
		// submissions.
		return times.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 1)
			.sorted(Entry.<String, Integer>comparingByValue().reversed())
			.limit(REASONS)
			.map((entry) -> new Frequency(entry.getKey(), entry.getValue()))
			.toList();
	}

	boolean remarksFound() {
		return !this.remarks.isEmpty();
	}

	boolean reasonsFound() {
		return !this.reasons.isEmpty();
	}

	/** Returns a text such as {@code 3 of 5 passed, 1 failed, 1 could not be checked}. */
	public String inWords() {
		int all = this.passed + this.failed + this.notChecked + this.notSubmitted;
		return this.passed + " of " + all + " passed" + times(this.failed, "failed")
				+ times(this.notChecked, "could not be checked") + times(this.notSubmitted, "not submitted");
	}

	private static String times(int number, String outcome) {
		return (number > 0) ? ", " + number + " " + outcome : "";
	}

	/** Returns a text such as {@code 41 of 45 points}. */
	public String total() {
		return "%d of %d points".formatted(this.points, this.worth);
	}

	public record Frequency(String reason, int times) {

		public String inWords() {
			return this.times + " times";
		}

	}

}
