package dev.tcplab.check;

import java.util.List;
import java.util.Map;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.check.verdict.Verdict.Outcome;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks this program's own servers, to the byte.
 */
@EnabledOnOs(OS.LINUX)
class OwnServersIT {

	@ParameterizedTest
	@ValueSource(strings = { "happy", "echo1", "echo2", "echo3", "teacher" })
	void passesStrictly(String exercise) throws Exception {
		Verdict verdict = Checks.check(exercise,
				Map.of("strict", true, "start-timeout", "60s", "answer-timeout", "1500ms", "end-timeout", "60s"),
				List.of("java", "-XX:TieredStopAtLevel=1", "-jar", "target/tcp-lab.jar",
						"--spring.profiles.active=" + exercise, "--server.port=0", "--tcp-lab.server.port=0"));
		assertThat(verdict.outcome()).as(String.join("\n", Screen.whole(verdict, Exercises.of(exercise))))
			.isEqualTo(Outcome.PASSED);
		assertThat(verdict.checks()).noneMatch((check) -> !check.quote().isEmpty());
	}

}
