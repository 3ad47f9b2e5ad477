package dev.tcplab.check;

import java.nio.file.Path;
import java.util.List;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * A program that is checked.
 *
 * @param name whose it is, or which
 * @param words its command
 * @param directory where it works
 * @param file the file that was submitted, if others in its folder were too
 * @param neighbors the other files that were submitted in its folder
 * @param problem why it cannot be started
 */
record Submission(String name, List<String> words, Path directory, @Nullable Path file, List<Path> neighbors,
		@Nullable AdvisedException problem) {

	Submission(String name, List<String> words, Path directory) {
		this(name, words, directory, null, List.of(), null);
	}

	/**
	 * Returns the same program as the submission of a whole directory, where it stays.
	 */
	Submission inDirectory(String name) {
		return new Submission(name, this.words, this.directory, null, List.of(), this.problem);
	}

	/**
	 * Returns the row of a student without a submission.
	 */
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
