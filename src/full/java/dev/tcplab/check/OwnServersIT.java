package dev.tcplab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tcplab.LabProcess;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check of TCP Lab's own servers, to the byte.
 */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class OwnServersIT {

	@ParameterizedTest
	@ValueSource(strings = { "happy", "echo1", "echo2", "echo3", "teacher" })
	void passesStrictCheck(String exercise) throws Exception {
		List<String> command = new ArrayList<>(LabProcess.command());
		command.addAll(List.of("--spring.profiles.active=" + exercise, "--server.port=0", "--tcp-lab.server.port=0"));
		Verdict verdict = Checks.check(exercise,
				Map.of("strict", true, "start-timeout", "2m", "answer-timeout", "20s", "end-timeout", "2m"), command);
		assertThat(verdict.outcome()).as(String.join("\n", Screen.whole(verdict, Exercises.of(exercise))))
			.isEqualTo(Outcome.PASSED);
		assertThat(verdict.findings()).allMatch((finding) -> finding.quote().isEmpty());
	}

}
