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
 * @param exercise what the program is to do: happy, echo1, echo2, echo3, teacher, client
 * or client-test, or file: and the name of an exercise file
 * @param command how the program is started, in a shell's words, but without a shell;
 * {file} and {dir} stand for a submission, {host} and {port} for the server that a client
 * is to talk to
 * @param directory where the program works; submissions work each where they are
 * @param submissions a pattern of files or directories, such as
 * students/*&#47;echo-server2.py, each of which is checked
 * @param host where a server runs that is checked without its console, instead of a
 * command
 * @param port its port, 1 to 65535; with a command, which of the server's ports matters
 * if it has several; for the exercises of which the program is a client, the port on
 * which it finds the server, 8080 by default
 * @param strict whether the wording of lines and their ends must be the lesson's to the
 * byte
 * @param startTimeout how long a program may take until it listens or connects, 1ms to 1h
 * @param answerTimeout how long it may take to answer, 1ms to 1h
 * @param endTimeout how long it may take to end, 1ms to 1h
 * @param timeLimit how long one program may take in all, 1s to 1h; then what it has shown
 * is judged
 * @param parallel submissions at once, 1 to 256
 * @param report files to write the verdicts to; the ending says what: .xml (JUnit),
 * .json, .csv, .md, .html; gradescope: or classroom: before a name for those systems
 * @param hints how much a student is told: full, expected or none
 * @param loopback whether a Python program's addresses are replaced by this machine's own
 * @param environment names of further variables that a program sees
 * @param seed repeats the messages that are sent; drawn if there is none
 * @param input lines that the program may read from its standard input
 */
public record CheckSettings(@Nullable String exercise, @Nullable String command, @DefaultValue(".") Path directory,
		@Nullable String submissions, @Nullable String host, @Nullable Integer port,
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
