package dev.tcplab.check.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

final class Launches {

	private Launches() {
	}

	static Launch of(List<String> words, Path directory) {
		return of(words, directory, "", null);
	}

	static Launch of(List<String> words, Path directory, String input, @Nullable Integer loopbackPort) {
		return new Launch(words, directory, directory, input, loopbackPort, Set.of(), Duration.ofDays(1));
	}

}
