package dev.tcplab.check.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;

/**
 * How many programs passed, and what most often keeps the others from it.
 *
 * @param passed how many passed
 * @param failed how many failed
 * @param notChecked how many could not be checked
 * @param reasons the most frequent first reasons of those that failed, at most three,
 * beginning with the most frequent
 */
public record Summary(int passed, int failed, int notChecked, List<Frequency> reasons) {

	private static final int REASONS = 3;

	/**
	 * Where in a program an error was, which is another place in each. After a question,
	 * the sentence needs no period.
	 */
	private static final Pattern PLACE = Pattern
		.compile("(?<=[?!]) \\([^()]*, line \\d+\\)\\.| \\([^()]*, line \\d+\\)");

	public Summary {
		reasons = List.copyOf(reasons);
	}

	/**
	 * Counts.
	 * @param verdicts one for each submission, in order
	 * @return the summary
	 */
	public static Summary of(List<Verdict> verdicts) {
		return new Summary(count(verdicts, Outcome.PASSED), count(verdicts, Outcome.FAILED),
				count(verdicts, Outcome.NOT_CHECKED), reasons(verdicts));
	}

	private static int count(List<Verdict> verdicts, Outcome outcome) {
		return (int) verdicts.stream().filter((verdict) -> verdict.outcome() == outcome).count();
	}

	private static List<Frequency> reasons(List<Verdict> verdicts) {
		Map<String, Integer> times = new LinkedHashMap<>();
		verdicts.stream()
			.filter((verdict) -> verdict.outcome() == Outcome.FAILED)
			.flatMap((verdict) -> verdict.reason().stream())
			.map((reason) -> PLACE.matcher(reason).replaceAll(""))
			.forEach((reason) -> times.merge(reason, 1, Integer::sum));
		// The sort is stable: what is as frequent stays in the order of the submissions.
		return times.entrySet()
			.stream()
			.sorted(Entry.<String, Integer>comparingByValue().reversed())
			.limit(REASONS)
			.map((entry) -> new Frequency(entry.getKey(), entry.getValue()))
			.toList();
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
		words.append(this.passed).append(" of ").append(this.passed + this.failed + this.notChecked).append(" passed");
		if (this.failed > 0) {
			words.append(", ").append(this.failed).append(" failed");
		}
		if (this.notChecked > 0) {
			words.append(", ").append(this.notChecked).append(" could not be checked");
		}
		return words.toString();
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
		 * @return such as {@code once} or {@code 3 times}
		 */
		public String inWords() {
			return (this.times == 1) ? "once" : this.times + " times";
		}

	}

}
