package dev.tcplab.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercise.Kind;
import dev.tcplab.check.exercise.Exercise.Step;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Hints;
import dev.tcplab.check.judge.Point;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.SettingOutOfRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckSettingsTests {

	@Test
	void hasDocumentedDefaults() {
		CheckSettings settings = bind(Map.of());
		assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(settings.endTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.parallel()).isOne();
		assertThat(settings.report()).isEmpty();
		assertThat(settings.hints()).isEqualTo(Hints.FULL);
		assertThat(settings.strict()).isFalse();
		assertThat(settings.loopback()).isFalse();
	}

	@Test
	void readsNumberAsSeconds() {
		CheckSettings settings = bind(Map.of("start-timeout", "20", "time-limit", "30"));
		assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(20));
		assertThat(settings.timeLimit()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void separatesReportsByCommas() {
		assertThat(bind(Map.of("report", "a.xml,gradescope:results.json")).report()).containsExactly("a.xml",
				"gradescope:results.json");
	}

	@ParameterizedTest
	@CsvSource({ "start-timeout, 1ms", "start-timeout, 1h", "answer-timeout, 1ms", "end-timeout, 1h", "parallel, 1",
			"parallel, 256", "port, 1", "port, 65535" })
	void acceptsValueAtBound(String setting, String value) {
		assertThat(bind(Map.of(setting, value))).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "start-timeout, 0, 1ms to 1h", "start-timeout, 61m, 1ms to 1h", "answer-timeout, -1s, 1ms to 1h",
			"end-timeout, 999us, 1ms to 1h", "end-timeout, 99999999999d, 1ms to 1h", "parallel, 0, 1 to 256",
			"parallel, 257, 1 to 256", "time-limit, 0, 1s to 1h", "port, 0, 1 to 65535", "port, 65536, 1 to 65535" })
	void rejectsValueOutOfBounds(String setting, String value, String allowed) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(setting, value)))
			.havingRootCause()
			.isInstanceOfSatisfying(SettingOutOfRangeException.class, (ex) -> {
				assertThat(ex.setting()).isEqualTo(setting);
				assertThat(ex.allowed()).isEqualTo(allowed);
			});
	}

	@ParameterizedTest
	@CsvSource({ "points, starts", "points, begins=1", "points, starts=-1", "points, starts=1001", "points, starts=a",
			"hidden, begins" })
	void namesChecksForPointsAndHidden(String setting, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(setting, value)))
			.havingRootCause()
			.isInstanceOfSatisfying(SettingOutOfRangeException.class,
					(ex) -> assertThat(ex.allowed()).contains("starts, listens, first-client"));
	}

	@Test
	void gradesExerciseByPoints() {
		Grading grading = bind(Map.of("points", "answer=3, list=2", "hidden", "console"))
			.grading(Exercises.of("echo1"));
		assertThat(grading.points()).containsEntry(Point.ANSWER, 3).containsEntry(Point.STARTS, 1).hasSize(8);
		assertThat(grading.hidden()).containsExactly(Point.CONSOLE);
	}

	@ParameterizedTest
	@CsvSource({ "begins, 1, an unknown key points.begins", "starts, 1001, an invalid value '1001' for points.starts",
			"starts, -1, an invalid value '-1' for points.starts" })
	void namesMistakeInPointsOfFile(String check, int worth, String words) {
		Step step = new Step(null, "a", "b", List.of(), null, null);
		Exercise exercise = new Exercise("adder", "", Kind.SERVER, List.of(), List.of(), step, List.of(step), null,
				null, List.of(), Map.of(check, worth));
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> CheckSettings.checkPoints("file:adder.yml", exercise))
			.withMessage("The exercise file:adder.yml has " + words);
	}

	private static CheckSettings bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", CheckSettings.class);
	}

}
