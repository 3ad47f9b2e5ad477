package dev.tcplab.check.report;

import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.report.Summary.Frequency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTests {

	@Test
	void countsOutcomes() {
		assertThat(Summary.of(Verdicts.all())).isEqualTo(new Summary(1, 1, 1, 0, 3, 6, List.of(), List.of()))
			.returns("3 of 6 points", Summary::total)
			.returns("1 of 3 passed, 1 failed, 1 could not be checked", Summary::inWords);
	}

	@Test
	void omitsZeroCounts() {
		assertThat(Summary.of(List.of(Verdicts.passed())).inWords()).isEqualTo("1 of 1 passed");
	}

	@Test
	void listsThreeMostFrequentReasons() {
		assertThat(Summary.of(failed("a", "b", "c", "d", "d", "b", "d", "e", "e", "a", "a")).reasons())
			.containsExactly(new Frequency("a", 3), new Frequency("d", 3), new Frequency("b", 2));
	}

	@Test
	void countsFirstReasonOfEachProgram() {
		Verdict verdict = Verdicts.of("a.py", Point.STARTS.failed("a"), Point.ANSWER.failed("b"));
		assertThat(Summary.of(List.of(verdict, verdict)).reasons()).containsExactly(new Frequency("a", 2));
	}

	@Test
	void ignoresPlaceOfError() {
		assertThat(Summary
			.of(failed("It ended with KeyError: 1 (a.py, line 2).", "It ended with KeyError: 1 (b.py, line 3)."))
			.reasons()).containsExactly(new Frequency("It ended with KeyError: 1.", 2));
	}

	@Test
	void usesTitleOfCheckWithoutText() {
		assertThat(Summary.of(failed("", "")).reasons()).containsExactly(new Frequency("the answer is right", 2));
	}

	private static List<Verdict> failed(String... reasons) {
		return Stream.of(reasons).map((reason) -> Verdicts.of("a.py", Point.ANSWER.failed(reason))).toList();
	}

}
