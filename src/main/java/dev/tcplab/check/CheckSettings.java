package dev.tcplab.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.tcplab.check.judge.Hints;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import static dev.tcplab.support.SettingOutOfRangeException.check;

/**
 * The settings of the check mode.
 *
 * @param exercise happy, echo1-3, teacher, client, client-test, or file:FILE; what the
 * program must do. An exercise file follows file:
 * @param command command that starts the program; split into words as in a shell, but run
 * without one. {file} and {dir} stand for a submission, {host} and {port} for the server
 * that a client is to talk to
 * @param directory directory in which the command runs; submissions run where they are
 * @param submissions files or directories, or a quoted pattern; such as
 * students/*&#47;echo-server2.py, each of which is checked
 * @param host host of a server that runs already; it is checked without its console,
 * instead of a command
 * @param port its port, or the one port to check; 1 to 65535. With a command, this is the
 * port that counts if the server has several. For the exercises in which the program is a
 * client, it finds the server there, by default at 8080
 * @param strict wording and line endings must match the lesson
 * @param startTimeout how long a program may take to listen or connect; 1ms to 1h
 * @param answerTimeout how long it may take to answer; 1ms to 1h
 * @param endTimeout how long it may take to end; 1ms to 1h
 * @param timeLimit how long one program may take in all; 1s to 1h. Then check grades what
 * it has observed so far
 * @param parallel submissions at once; 1 to 256
 * @param report files for the results: .html, .md, .csv, .json, .xml; with commas between
 * them. .xml is JUnit, and gradescope: or classroom: before a name is for those systems
 * @param hints how much a student is told: full, expected, none
 * @param loopback replace addresses in Python programs by 127.0.0.1; the port is replaced
 * by a free one
 * @param environment names of further variables that the program sees
 * @param seed number that repeats the messages that are sent; drawn by default
 * @param input lines that the program may read from standard input
 */
public record CheckSettings(@Nullable String exercise, @Nullable String command, @DefaultValue(".") Path directory,
		@DefaultValue List<String> submissions, @Nullable String host, @Nullable Integer port,
		@DefaultValue("false") boolean strict, @DefaultValue("10s") Duration startTimeout,
		@DefaultValue("3s") Duration answerTimeout, @DefaultValue("5s") Duration endTimeout,
		@DefaultValue("60s") Duration timeLimit, @DefaultValue("1") int parallel, @DefaultValue List<String> report,
		@DefaultValue("full") Hints hints, @DefaultValue("false") boolean loopback,
		@DefaultValue Set<String> environment, @Nullable Long seed, @DefaultValue("") String input) {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final int MOST_PARALLEL = 256;

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
	}

	private static void checkTime(String setting, Duration time) {
		check(time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0, setting, time, "1ms to 1h");
	}

}
