package dev.tcplab.check.program;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How programs get their own session, as in a terminal.
 *
 * @param prefix the words before a command
 * @param isOwn whether signals reach all processes of a program
 * @param isInterruptible whether a program can receive Ctrl-C
 */
record Session(List<String> prefix, boolean isOwn, boolean isInterruptible) {

	private static final List<String> SETSID = List.of("setsid");

	// macOS has no setsid.
	private static final List<String> PERL_SETSID = List.of("perl", "-MPOSIX", "-e",
			"POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127");

	// The env of BusyBox has no option for signals.
	private static final List<List<String>> HEEDING = List.of(List.of("env", "--default-signal=INT"),
			List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec {$ARGV[0]} @ARGV or exit 127"),
			List.of("python3", "-c", "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
					+ " os.execvp(sys.argv[1], sys.argv[1:])"));

	private static final String IGNORED_SIGNALS = "SigIgn:";

	private static final long SIGINT_BIT = 0b10;

	private static final int HEX = 16;

	static Session ofThisSystem() {
		return of(isInterruptIgnored(), Session::works);
	}

	/**
	 * Chooses a session.
	 * @param interruptIgnored whether this process ignores Ctrl-C, as its children do
	 * @param works whether a prefix works
	 */
	static Session of(boolean interruptIgnored, Predicate<List<String>> works) {
		Optional<List<String>> session = Stream.of(SETSID, PERL_SETSID).filter(works).findFirst();
		Optional<List<String>> heeding = interruptIgnored ? HEEDING.stream().filter(works).findFirst()
				: Optional.of(List.of());
		List<String> prefix = new ArrayList<>(heeding.orElse(List.of()));
		prefix.addAll(session.orElse(List.of()));
		return new Session(prefix, session.isPresent(), heeding.isPresent());
	}

	static boolean works(List<String> prefix) {
		List<String> words = new ArrayList<>(prefix);
		words.add("true");
		return Commands.find(prefix.get(0), Path.of("")).isPresent() && succeeds(words);
	}

	boolean signal(long pid, String signal) {
		String target = this.isOwn ? "-" + pid : String.valueOf(pid);
		return succeeds(List.of("/bin/sh", "-c", "kill -s %s -- %s".formatted(signal, target)));
	}

	private static boolean succeeds(List<String> words) {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start();
			process.getOutputStream().close();
			return process.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	// A shell makes background jobs ignore Ctrl-C, and their children inherit this.
	private static boolean isInterruptIgnored() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status"))
				.stream()
				.filter((line) -> line.startsWith(IGNORED_SIGNALS))
				.map((line) -> line.substring(IGNORED_SIGNALS.length()).trim())
				.anyMatch((signals) -> (Long.parseUnsignedLong(signals, HEX) & SIGINT_BIT) != 0);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
