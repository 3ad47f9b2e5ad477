package dev.tcplab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs and ends by itself.
 *
 * @param name the name for messages and log files
 * @param words the program and its arguments
 */
record Command(String name, List<String> words) {

	/**
	 * Runs it.
	 * @param limit the longest time it may take
	 * @return the exit code
	 */
	int run(Duration limit) throws IOException, InterruptedException {
		Process process = Children
			.start(new ProcessBuilder(this.words).redirectErrorStream(true).redirectOutput(log().toFile()));
		try {
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new BenchmarkException("%s has not ended within %s; see %s", this.name, limit, log());
			}
			return process.exitValue();
		}
		finally {
			Children.end(process);
		}
	}

	/**
	 * Runs it, and takes any exit code but 0 for a failure.
	 * @return what it has written
	 */
	String output(Duration limit) throws IOException, InterruptedException {
		int exitCode = run(limit);
		if (exitCode != 0) {
			throw new BenchmarkException("%s has failed with exit code %d; see %s", this.name, exitCode, log());
		}
		return Files.readString(log());
	}

	/**
	 * Runs a load, whose exit code 1 says that something was answered wrong, which its
	 * report tells as errors.
	 */
	void load(Server server, Duration limit) throws IOException, InterruptedException {
		int exitCode = run(limit);
		if (exitCode > 1) {
			throw new BenchmarkException("The load on %s has failed with exit code %d; see %s", server.name(), exitCode,
					log());
		}
	}

	Path log() throws IOException {
		return Places.log(this.name, "log");
	}

}
