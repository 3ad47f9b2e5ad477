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
 * How many programs passed, and what most often keeps the others from it.
 *
 * @param passed how many passed
 * @param failed how many failed
 * @param notChecked how many could not be checked
 * @param notSubmitted how many are missing
 * @param points the points that all got
 * @param worth the points that all could get
 * @param reasons the first reasons of those that failed that occur more than once, at
 * most three, beginning with the most frequent
 * @param remarks what else several of them do with unusual clients
 */
public record Summary(int passed, int failed, int notChecked, int notSubmitted, int points, int worth,
		List<Frequency> reasons, List<Frequency> remarks) {

	private static final int REASONS = 3;

	/**
	 * Where in a program an error was, which is another place in each. After a question,
	 * the sentence needs no period.
	 */
	private static final Pattern PLACE = Pattern
		.compile("(?<=[?!]) \\([^()]*, line \\d+\\)\\.| \\([^()]*, line \\d+\\)");

	public Summary {
		reasons = List.copyOf(reasons);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Counts.
	 * @param verdicts one for each submission, in order
	 * @return the summary
	 */
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
		// The sort is stable: what is as frequent stays in the order of the submissions.
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

	/**
	 * Puts the counts into words.
	 * @return such as {@code 3 of 5 passed, 1 failed, 1 could not be checked}
	 */
	public String inWords() {
		StringBuilder words = new StringBuilder();
		words.append(this.passed).append(" of ").append(all()).append(" passed");
		if (this.failed > 0) {
			words.append(", ").append(this.failed).append(" failed");
		}
		if (this.notChecked > 0) {
			words.append(", ").append(this.notChecked).append(" could not be checked");
		}
		if (this.notSubmitted > 0) {
			words.append(", ").append(this.notSubmitted).append(" not submitted");
		}
		return words.toString();
	}

	private int all() {
		return this.passed + this.failed + this.notChecked + this.notSubmitted;
	}

	/**
	 * Returns the points of all, such as {@code 41 of 45 points}.
	 */
	public String total() {
		return "%d of %d points".formatted(this.points, this.worth);
	}

	/**
	 * How often a reason was the first.
	 *
	 * @param reason a sentence
	 * @param times how many programs failed for it
	 */
	public record Frequency(String reason, int times) {

		/**
		 * Puts the number into words.
		 * @return such as {@code 3 times}
		 */
		public String inWords() {
			return this.times + " times";
		}

	}

}
