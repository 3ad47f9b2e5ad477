package dev.tcplab.check.verdict;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HintsTests {

	private static final Check FAILED = new Check("answer", "the answer is right", State.FAILED, "No ECHO.",
			"Put ECHO before it.", "ECHO: a", "a", List.of("Traceback"));

	private static final Check REMARK = new Check("wording", "wording", State.REMARK, "Other words.", "It is fine.",
			null, null, List.of());

	private static final Verdict VERDICT = new Verdict("ana.py", "echo1", List.of(FAILED, REMARK),
			List.of("Its address was replaced."), List.of("printed"), Duration.ofSeconds(1), null);

	@Test
	void keepsEverythingWithFullHints() {
		assertThat(Hints.FULL.apply(VERDICT)).isEqualTo(VERDICT);
	}

	@Test
	void omitsAdviceWithExpectedHints() {
		Verdict told = Hints.EXPECTED.apply(VERDICT);
		assertThat(told.checks()).extracting(Check::advice).containsOnlyNulls();
		assertThat(told.checks()).extracting(Check::text).containsExactly("No ECHO.", "Other words.");
		assertThat(told.firstFailure()).get()
			.extracting(Check::expected, Check::actual)
			.containsExactly("ECHO: a", "a");
		assertThat(told.output()).containsExactly("printed");
	}

	@Test
	void keepsOnlyStatesWithoutHints() {
		Verdict told = Hints.NONE.apply(VERDICT);
		assertThat(told.checks())
			.containsExactly(new Check("answer", "the answer is right", State.FAILED, "", null, null, null, List.of()));
		assertThat(told.output()).isEmpty();
		assertThat(told.outcome()).isEqualTo(Verdict.Outcome.FAILED);
	}

	@Test
	void keepsProblemWithoutHints() {
		Verdict verdict = new Verdict("ana.py", "echo1", List.of(), List.of(), List.of(), Duration.ZERO,
				"python3 is not installed.");
		assertThat(Hints.NONE.apply(verdict).problem()).isEqualTo("python3 is not installed.");
	}

}
