package dev.tcplab.check.judge;

import java.time.Duration;
import java.util.List;

import dev.tcplab.check.judge.Verdict.Special;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HintsTests {

	private static final Finding FAILED = Point.ANSWER.failed("No ECHO.", "Put ECHO before it.")
		.between("ECHO: a", "a")
		.quoting(List.of("Traceback"));

	private static final Finding REMARK = Point.WORDING.remark("Other words.", "It is fine.");

	private static final Verdict VERDICT = new Verdict("ana.py", "echo1", List.of(FAILED, REMARK),
			List.of("Its address was replaced."), List.of("printed"), Duration.ofSeconds(1), null, Special.NONE,
			Grading.USUAL);

	@Test
	void keepsEverythingWithFullHints() {
		assertThat(Hints.FULL.apply(VERDICT)).isEqualTo(VERDICT);
	}

	@Test
	void omitsAdviceWithExpectedHints() {
		Verdict told = Hints.EXPECTED.apply(VERDICT);
		assertThat(told.findings()).extracting(Finding::fix).containsOnlyNulls();
		assertThat(told.findings()).extracting(Finding::fact).containsExactly("No ECHO.", "Other words.");
		assertThat(told.firstFailure()).get()
			.extracting(Finding::expected, Finding::actual)
			.containsExactly("ECHO: a", "a");
		assertThat(told.output()).containsExactly("printed");
	}

	@Test
	void keepsOnlyStatesWithoutHints() {
		Verdict told = Hints.NONE.apply(VERDICT);
		assertThat(told.findings()).containsExactly(Point.ANSWER.failed(""));
		assertThat(told.output()).isEmpty();
		assertThat(told.outcome()).isEqualTo(Verdict.Outcome.FAILED);
	}

	@Test
	void keepsProblemWithoutHints() {
		Verdict verdict = new Verdict("ana.py", "echo1", List.of(), List.of(), List.of(), Duration.ZERO,
				"python3 is not installed.", Special.NONE, Grading.USUAL);
		assertThat(Hints.NONE.apply(verdict).problem()).isEqualTo("python3 is not installed.");
	}

}
