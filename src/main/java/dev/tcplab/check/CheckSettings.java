package dev.tcplab.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Hints;
import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the check mode.
 *
 * @param exercise happy, echo1-3, teacher, client, chat, or another; what the program
 * must do. Others are client-send, client-test, and file: before the name of an exercise
 * file. Several, with commas between them, make a column each
 * @param command command that starts the program; split into words as in a shell, but run
 * without one. {file} and {dir} stand for a submission, {host} and {port} for the server
 * that a client is to talk to
 * @param directory directory in which the command runs; submissions run where they are
 * @param submissions files or directories, or a quoted pattern; such as
 * students/*&#47;echo-server2.py, each of which is checked
 * @param files names of the file to check in a directory; tried in this order, with or
 * without an extension. The default is the usual names of the exercise
 * @param host host of a server that runs already; it is checked without its console,
 * instead of a command
 * @param port port of the server; 1 to 65535. With a command, this is the port to check
 * if the server listens on several. For the exercises in which the program is a client,
 * check listens there, by default on 8080
 * @param strict wording and line endings must match the lesson
 * @param startTimeout how long a program may take to listen or connect; 1ms to 1h
 * @param answerTimeout how long a program may take to answer; 1ms to 1h
 * @param endTimeout how long a program may take to end; 1ms to 1h
 * @param timeLimit maximum time for one program in total; 1s to 1h. Then check grades
 * what it has observed so far
 * @param parallel submissions to check at the same time; 1 to 256
 * @param report files for the results: .html, .md, .csv, .json, .xml; separate several
 * with commas. An .xml file has JUnit format. Write gradescope: or classroom50: before a
 * name for the format of that system. A name that ends in / is a directory with one file
 * per student
 * @param points points of checks, such as clients=3,list=2; 0 to 1000, 1 by default
 * @param hidden checks whose findings students do not see
 * @param roster file with one student per line; students without a submission are
 * reported
 * @param watch check a program again whenever its file changes
 * @param hints how much a student is told: full, expected, none
 * @param loopback replace addresses in Python programs with 127.0.0.1; the port is also
 * replaced with a free one
 * @param environment names of further variables that the program sees
 * @param seed number that makes check send the same messages again; random by default
 * @param input lines that the program may read from standard input
 */
public record CheckSettings(@DefaultValue List<String> exercise, @Nullable String command,
		@DefaultValue(".") Path directory, @DefaultValue List<String> submissions, @DefaultValue List<String> files,
		@Nullable String host, @Nullable Integer port, @DefaultValue("false") boolean strict,
		@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration startTimeout,
		@DefaultValue("3s") @DurationUnit(ChronoUnit.SECONDS) Duration answerTimeout,
		@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration endTimeout,
		@DefaultValue("60s") @DurationUnit(ChronoUnit.SECONDS) Duration timeLimit, @DefaultValue("1") int parallel,
		@DefaultValue List<String> report, @DefaultValue List<String> points, @DefaultValue Set<String> hidden,
		@Nullable Path roster, @DefaultValue("false") boolean watch, @DefaultValue("full") Hints hints,
		@DefaultValue("false") boolean loopback, @DefaultValue Set<String> environment, @Nullable Long seed,
		@DefaultValue("") String input) {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final int MOST_PARALLEL = 256;

	private static final int MOST_POINTS = 1000;

	public CheckSettings {
		checkTime("start-timeout", startTimeout);
		checkTime("answer-timeout", answerTimeout);
		checkTime("end-timeout", endTimeout);
		check(timeLimit.compareTo(SHORTEST_LIMIT) >= 0 && timeLimit.compareTo(LONGEST) <= 0, "time-limit", timeLimit,
				"1s to 1h");
		check(parallel >= 1 && parallel <= MOST_PARALLEL, "parallel", parallel, "1 to 256");
		if (port != null) {
			check(port >= 1 && port <= 65535, "port", port, "1 to 65535");
		}
		points.forEach(CheckSettings::worth);
		hidden.forEach((check) -> check(Grading.CHECKS.contains(check), "hidden", check,
				"one of " + String.join(", ", Grading.CHECKS)));
	}

	private static Map.Entry<String, Integer> worth(String entry) {
		String[] parts = entry.strip().split("\\s*=\\s*", 2);
		check(parts.length == 2 && Grading.CHECKS.contains(parts[0]) && parts[1].matches("\\d{1,3}|1000"), "points",
				entry, "CHECK=POINTS, 0 to 1000, for one of " + String.join(", ", Grading.CHECKS));
		return Map.entry(parts[0], Integer.valueOf(parts[1]));
	}

	static void checkPoints(String name, Exercise exercise) {
		exercise.points().forEach((check, worth) -> {
			if (!Grading.CHECKS.contains(check)) {
				throw new AdvisedException("The exercise %s has an unknown key points.%s".formatted(name, check),
						"Allowed: " + String.join(", ", Grading.CHECKS), null);
			}
			if (worth < 0 || worth > MOST_POINTS) {
				throw new AdvisedException(
						"The exercise %s has an invalid value '%d' for points.%s".formatted(name, worth, check),
						"Allowed: a whole number from 0 to " + MOST_POINTS, null);
			}
		});
	}

	Grading grading(Exercise exercise) {
		Map<String, Integer> worth = this.points.stream()
			.map(CheckSettings::worth)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other));
		return Grading.of(exercise, worth, this.hidden);
	}

	private static void checkTime(String setting, Duration time) {
		check(time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0, setting, time, "1ms to 1h");
	}

}
