package dev.tcplab.check;

import java.nio.file.Path;
import java.util.List;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * A program to check.
 *
 * @param file the submitted file, if its folder has several submissions
 * @param neighbors the other files submitted in its folder
 * @param problem why it cannot be started
 */
record Submission(String name, List<String> words, Path directory, @Nullable Path file, List<Path> neighbors,
		@Nullable AdvisedException problem) {

	Submission(String name, List<String> words, Path directory) {
		this(name, words, directory, null, List.of(), null);
	}

	/** Returns the program as the submission of a directory, which is not copied. */
	Submission inDirectory(String name) {
		return new Submission(name, this.words, this.directory, null, List.of(), this.problem);
	}

	static Submission missing(String name) {
		return new Submission(name, List.of(), Path.of(""));
	}

	boolean missing() {
		return this.words.isEmpty() && this.problem == null;
	}

	Submission withNeighbors(List<Path> neighbors) {
		return new Submission(this.name, this.words, this.directory, this.file, neighbors, this.problem);
	}

}
