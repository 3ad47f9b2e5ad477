package dev.tcplab.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the command line asks for.
 *
 * @param scenarios the names of the scenarios
 * @param round how long one round takes
 * @param warmUp how long each server is warmed up
 * @param rounds how many rounds
 * @param starts how often each start is timed
 * @param idle how many idle clients
 * @param jdks the JDKs on which ours runs too
 * @param jars other builds of ours, to compare with
 */
record Options(List<String> scenarios, Duration round, Duration warmUp, int rounds, int starts, int idle,
		List<Jdk> jdks, List<Path> jars) {

	static final String HELP = """
			src/bench/run [OPTION...] [SCENARIO...]

			Measures the servers beside their peers on 127.0.0.1, and prints Markdown tables. All scenarios
			take about an hour; nothing else should run meanwhile.

			  exchanges   64 clients, each again as soon as it is answered
			  single      one client
			  half        latency at half of what a server answers at most
			  processors  one processor and two, one carrier thread and two
			  growth      1 to 4,096 clients
			  messages    10 bytes to 1 MB, on connections that close and that are kept open
			  idle        the cost of silent clients
			  memory      what stays resident after a minute
			  startup     time to the first answer
			  load        what the load mode itself costs

			  --seconds=6   length of a round        --rounds=5     rounds of each server
			  --warm-up=10  seconds before them      --starts=5     starts of each program
			  --idle=15000  silent clients           --jdk=DIR      ours on this JDK too; may be repeated
			  --jar=FILE    another build of ours, to compare with; may be repeated
			""";

	static Options parse(String[] arguments) {
		List<String> scenarios = new ArrayList<>();
		List<Jdk> jdks = new ArrayList<>();
		List<Path> jars = new ArrayList<>();
		Map<String, Integer> numbers = new TreeMap<>(
				Map.of("seconds", 6, "warm-up", 10, "rounds", 5, "starts", 5, "idle", 15_000));
		for (String argument : arguments) {
			String[] option = argument.split("=", 2);
			String name = option[0].replaceFirst("^--", "");
			if (!argument.startsWith("-")) {
				scenarios.add(argument);
			}
			else if (option.length == 2 && option[0].equals("--jdk")) {
				jdks.add(Jdk.at(option[1]));
			}
			else if (option.length == 2 && option[0].equals("--jar")) {
				jars.add(Path.of(option[1]).toAbsolutePath());
			}
			else if (option.length == 2 && numbers.containsKey(name) && option[1].matches("[1-9]\\d{0,4}")) {
				numbers.put(name, Integer.parseInt(option[1]));
			}
			else {
				throw new BenchmarkException("%s cannot be understood%n%n%s", argument, HELP);
			}
		}
		return new Options(scenarios, Duration.ofSeconds(numbers.get("seconds")),
				Duration.ofSeconds(numbers.get("warm-up")), numbers.get("rounds"), numbers.get("starts"),
				numbers.get("idle"), jdks, jars);
	}

}
