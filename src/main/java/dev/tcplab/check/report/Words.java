package dev.tcplab.check.report;

import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.support.EnumName;

/**
 * What came of something as a word, for programs and for people.
 */
final class Words {

	private Words() {
	}

	/**
	 * Returns the word for programs.
	 * @param constant a state or an outcome
	 * @return such as {@code not-checked}
	 */
	static String constant(Enum<?> constant) {
		return EnumName.of(constant);
	}

	/**
	 * Returns the word for people.
	 * @param outcome the outcome
	 * @return such as {@code not checked}
	 */
	static String of(Outcome outcome) {
		return constant(outcome).replace('-', ' ');
	}

	/**
	 * Returns a mark that is seen at once.
	 * @param outcome the outcome
	 * @return a character
	 */
	static String mark(Outcome outcome) {
		return switch (outcome) {
			case PASSED -> "✅";
			case FAILED -> "❌";
			case NOT_CHECKED -> "⚠️";
		};
	}

}
