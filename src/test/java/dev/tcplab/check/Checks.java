package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.Verdict;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Checks programs without an application.
 */
final class Checks {

	private Checks() {
	}

	static CheckSettings settings(Map<String, ?> settings) {
		Map<String, ?> properties = settings.entrySet()
			.stream()
			.collect(Collectors.toMap((setting) -> "check." + setting.getKey(), Map.Entry::getValue));
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("check", CheckSettings.class);
	}

	static Verdict check(String exercise, Map<String, ?> settings, List<String> command)
			throws IOException, InterruptedException {
		try (Checker checker = new Checker(settings(settings), Exercises.of(exercise), 1)) {
			return checker.check(new Submission(command.toString(), command, Path.of("").toAbsolutePath()));
		}
	}

}
