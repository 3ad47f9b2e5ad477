package dev.tcplab.check.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a program is started.
 *
 * @param words its command, without a shell
 * @param directory where it works
 * @param home the student's folder, which its output names if the directory is a copy
 * @param input what it reads from its standard input, whose end comes then
 * @param loopbackPort to which a Python client connects, whose addresses are all replaced
 * by this machine's own; none if they are not replaced
 * @param environment names of further variables that it sees
 * @param timeLimit after which it is ended
 */
public record Launch(List<String> words, Path directory, Path home, String input, @Nullable Integer loopbackPort,
		Set<String> environment, Duration timeLimit) {

	private static final Duration FOREVER = Duration.ofDays(1);

	static Launch of(List<String> words, Path directory) {
		return new Launch(words, directory, directory, "", null, Set.of(), FOREVER);
	}

	Launch withInput(String input) {
		return new Launch(this.words, this.directory, this.home, input, this.loopbackPort, this.environment,
				this.timeLimit);
	}

	Launch withLoopback(int port) {
		return new Launch(this.words, this.directory, this.home, this.input, port, this.environment, this.timeLimit);
	}

}
