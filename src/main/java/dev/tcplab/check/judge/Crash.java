package dev.tcplab.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.tcplab.check.observe.ProgramObservation;
import dev.tcplab.check.program.Excess;

/**
 * An error that ended a program.
 *
 * @param what the language's own text, such as
 * {@code NameError: name 'cs' is not defined}
 * @param where file and line, such as {@code echo-server2.py, line 12}, if printed
 * @param quote the last lines that were printed about it
 */
record Crash(String what, String where, List<String> quote) {

	/** May follow text without a line ending, such as the prompt of input(). */
	private static final Pattern TRACEBACK = Pattern.compile(".*Traceback \\(most recent call last\\):");

	private static final Pattern PYTHON_FRAME = Pattern.compile("\\s+File \"(.*)\", line (\\d+).*");

	private static final Pattern PYTHON_ERROR = Pattern
		.compile("(?:[A-Za-z_]\\w*\\.)*(?:[A-Z]\\w*|gaierror|herror|timeout)(?::.*)?");

	private static final Pattern SYNTAX_ERROR = Pattern.compile("(?:Syntax|Indentation|Tab)Error:.*");

	private static final Pattern JAVA_ERROR = Pattern
		.compile("Exception in thread \"[^\"]*\" (\\S+(?:Exception|Error).*)");

	private static final Pattern JAVA_FRAME = Pattern.compile("\\s+at (?!(?:java|jdk)\\.).*\\((\\w+\\.java):(\\d+)\\)");

	private static final Pattern JAVA_COMPILER = Pattern.compile("(\\S+\\.java):(\\d+): error: (.*)");

	private static final Pattern NODE_ERROR = Pattern.compile("(?:Uncaught )?(\\w*Error(?: \\[\\w+\\])?: .*)");

	private static final Pattern NODE_FRAME = Pattern.compile("\\s+at .*?([^\\s(/]+\\.[cm]?js):(\\d+):\\d+\\)?");

	private static final int MOST_LINES = 6;

	/** Fatal signals by the exit codes that a shell uses for them. */
	private static final Map<Integer, String> SIGNALS = Map.of(132, "SIGILL (invalid instruction)", 134,
			"SIGABRT (abort)", 135, "SIGBUS (invalid address)", 136, "SIGFPE (such as a division by zero)", 139,
			"SIGSEGV (invalid address)");

	/** Finds the last error in standard output and standard error. */
	static Optional<Crash> in(String printed) {
		List<String> lines = printed.lines().toList();
		return python(lines).or(() -> java(lines)).or(() -> node(lines));
	}

	private static Optional<Crash> python(List<String> lines) {
		int begin = lastMatch(lines, TRACEBACK);
		int syntax = lastMatch(lines, SYNTAX_ERROR);
		if (begin < 0 && syntax < 0) {
			return Optional.empty();
		}
		List<String> frames = new ArrayList<>();
		String where = "";
		int from = (begin >= 0) ? begin + 1 : Math.max(0, syntax - MOST_LINES);
		for (int i = from; i < lines.size(); i++) {
			String line = lines.get(i);
			Matcher frame = PYTHON_FRAME.matcher(line);
			if (frame.matches()) {
				boolean ours = frame.group(1).endsWith("sitecustomize.py");
				if (ours || isLibrary(frame.group(1))) {
					i = endOfFrame(lines, i);
					continue;
				}
				where = place(frame.group(1), frame.group(2));
			}
			else if (!line.startsWith(" ") && PYTHON_ERROR.matcher(line).matches()) {
				frames.add(line);
				return Optional.of(new Crash(line, where, last(frames)));
			}
			if (frame.matches() || line.startsWith(" ")) {
				frames.add(line);
			}
		}
		return Optional.empty();
	}

	private static boolean isLibrary(String file) {
		return file.matches(".*[/\\\\](?:lib\\d*[/\\\\]python\\d[\\d.]*|Lib)[/\\\\].*") || file.startsWith("<frozen");
	}

	private static int endOfFrame(List<String> lines, int frame) {
		int end = frame;
		while (end + 1 < lines.size() && lines.get(end + 1).startsWith("    ")) {
			end++;
		}
		return end;
	}

	private static Optional<Crash> java(List<String> lines) {
		int compiler = matches(lines, JAVA_COMPILER).min().orElse(-1);
		if (compiler >= 0) {
			Matcher matcher = matcher(JAVA_COMPILER, lines.get(compiler));
			return Optional.of(new Crash(matcher.group(3), place(matcher.group(1), matcher.group(2)),
					lines.subList(compiler, Math.min(lines.size(), compiler + 3))));
		}
		int begin = lastMatch(lines, JAVA_ERROR);
		return (begin < 0) ? Optional.empty() : Optional.of(new Crash(matcher(JAVA_ERROR, lines.get(begin)).group(1),
				place(lines, begin, JAVA_FRAME), lines.subList(begin, Math.min(lines.size(), begin + MOST_LINES))));
	}

	private static Optional<Crash> node(List<String> lines) {
		int begin = lastMatch(lines, NODE_ERROR);
		if (begin < 0 || lines.stream()
			.noneMatch((line) -> line.startsWith("Node.js v") || NODE_FRAME.matcher(line).matches())) {
			return Optional.empty();
		}
		return Optional.of(new Crash(matcher(NODE_ERROR, lines.get(begin)).group(1), place(lines, begin, NODE_FRAME),
				lines.subList(Math.max(0, begin - 4), begin + 1)));
	}

	private static String place(List<String> lines, int begin, Pattern frame) {
		return lines.subList(begin, lines.size())
			.stream()
			.map(frame::matcher)
			.filter(Matcher::matches)
			.findFirst()
			.map((matcher) -> place(matcher.group(1), matcher.group(2)))
			.orElse("");
	}

	private static String place(String file, String line) {
		return file.replaceFirst(".*[/\\\\]", "") + ", line " + line;
	}

	private static List<String> last(List<String> lines) {
		return List.copyOf(lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
	}

	private static int lastMatch(List<String> lines, Pattern pattern) {
		return matches(lines, pattern).max().orElse(-1);
	}

	private static IntStream matches(List<String> lines, Pattern pattern) {
		return IntStream.range(0, lines.size()).filter((i) -> pattern.matcher(lines.get(i)).matches());
	}

	private static Matcher matcher(Pattern pattern, String line) {
		Matcher matcher = pattern.matcher(line);
		matcher.matches();
		return matcher;
	}

	boolean is(CrashAdvice kind) {
		return CrashAdvice.kind(this).filter(kind::equals).isPresent();
	}

	boolean isInterrupt() {
		return this.what.startsWith("KeyboardInterrupt");
	}

	/**
	 * Returns a text such as
	 * {@code NameError: name 'cs' is not defined (echo-server2.py, line 12)}.
	 */
	String inWords() {
		return this.where.isEmpty() ? this.what : "%s (%s)".formatted(this.what, this.where);
	}

	Finding finding(Point point, ProgramObservation program) {
		boolean usedUp = program.lines() > 0 && is(CrashAdvice.NO_INPUT);
		return point.failed("It ended with %s.".formatted(inWords()), usedUp
				? "It read all input that it was given (%d %s), and asked for more: end the loop, or give it more lines"
					.formatted(program.lines(), (program.lines() == 1) ? "line" : "lines") + " with --input."
				: CrashAdvice.of(this).orElse(null))
			.quoting(this.quote);
	}

	/** Finds a signal by which the system ended the program, as for errors in C. */
	static Optional<Finding> signal(int exitCode, Point point) {
		return Optional.ofNullable(SIGNALS.get(exitCode))
			.map((signal) -> point.failed("It crashed: the system ended it with %s.".formatted(signal),
					"Look for an index or a pointer that is out of bounds, and for memory that is freed twice."));
	}

	/** Finds the limit that the program exceeded, or its error. */
	static Optional<Finding> findingOf(ProgramObservation program, Point point) {
		if (program.excess() != null) {
			return Optional.of(finding(program.excess(), point));
		}
		return program.ended() ? in(program.printed()).map((crash) -> crash.finding(point, program))
			.or(() -> signal(program.exitCode(), point)) : Optional.empty();
	}

	static Finding finding(Excess excess, Point point) {
		return switch (excess) {
			case MEMORY -> point.failed("It used more than 1 GB of memory.");
			case PROCESSES -> point.failed("It started more than 64 processes.");
			case OUTPUT -> point.failed("It printed more than 10 MB.", "Is there a print in a loop without an end?");
			case TIME -> point.failed("It reached the time limit %s.".formatted(doing(point)),
					"Look for a wait or a loop without an end. A program that needs more time gets it with"
							+ " --time-limit=2m.");
		};
	}

	private static String doing(Point point) {
		return switch (point) {
			case STARTS -> "before it listened or connected";
			case FIRST_CLIENT -> "while the first client waited for its answer";
			case CLIENTS -> "while a client waited for its answer";
			case SENDS -> "while it sent";
			default -> "before it ended";
		};
	}

}
