package dev.tcplab.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * A program to check.
 *
 * @param file the submitted file, unless a directory was submitted
 * @param together the files submitted in its folder, including its own
 * @param problem why it cannot be started
 */
record Submission(String name, List<String> words, Path directory, @Nullable Path file, Set<Path> together,
		@Nullable AdvisedException problem) {

	Submission(String name, List<String> words, Path directory) {
		this(name, words, directory, null, Set.of(), null);
	}

	/** Returns the program as the submission of a directory, which is not copied. */
	Submission inDirectory(String name) {
		return new Submission(name, this.words, this.directory, null, Set.of(), this.problem);
	}

	static Submission missing(String name) {
		return new Submission(name, List.of(), Path.of(""));
	}

	boolean missing() {
		return this.words.isEmpty() && this.problem == null;
	}

	Submission with(Set<Path> together) {
		return new Submission(this.name, this.words, this.directory, this.file, together, this.problem);
	}

}
