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
 * How programs get a session of their own, as a terminal gives them one.
 *
 * @param prefix what a command is preceded by
 * @param isOwn whether a signal can be sent to a program with all of its processes
 * @param isInterruptible whether Ctrl-C can be sent to it
 */
record Session(List<String> prefix, boolean isOwn, boolean isInterruptible) {

	private static final List<String> SETSID = List.of("setsid");

	// macOS has no setsid.
	private static final List<String> PERL_SETSID = List.of("perl", "-MPOSIX", "-e",
			"POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127");

	// BusyBox has an env without signals.
	private static final List<List<String>> HEEDING = List.of(List.of("env", "--default-signal=INT"),
			List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec {$ARGV[0]} @ARGV or exit 127"),
			List.of("python3", "-c", "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
					+ " os.execvp(sys.argv[1], sys.argv[1:])"));

	private static final String IGNORED_SIGNALS = "SigIgn:";

	private static final long SIGINT_BIT = 0b10;

	private static final int HEX = 16;

	/**
	 * Finds out what this system has.
	 * @return how sessions are made here
	 */
	static Session ofThisSystem() {
		return of(isInterruptIgnored(), Session::works);
	}

	/**
	 * Chooses.
	 * @param interruptIgnored whether this process ignores Ctrl-C, which those that it
	 * starts then do too
	 * @param works whether a prefix works
	 * @return how sessions are made
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

	/**
	 * Sends a signal to a program, with all processes of its session.
	 */
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

	// A shell has its background jobs ignore Ctrl-C, and they hand that on.
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
