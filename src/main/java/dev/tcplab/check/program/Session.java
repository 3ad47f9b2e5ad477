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

	// macOS has no setsid, and a shell makes background jobs ignore Ctrl-C.
	private static final List<String> PERL = List.of("perl", "-MPOSIX", "-e",
			"$SIG{INT} = 'DEFAULT'; POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127");

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
		Optional<List<String>> prefix = (interruptIgnored ? Stream.of(PERL, SETSID) : Stream.of(SETSID, PERL))
			.filter(works)
			.findFirst();
		boolean interruptible = !interruptIgnored || prefix.filter(PERL::equals).isPresent();
		return new Session(prefix.orElse(List.of()), prefix.isPresent(), interruptible);
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

	// Children inherit this.
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
