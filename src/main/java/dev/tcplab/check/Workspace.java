package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tcplab.check.program.ProgramFolder;

/**
 * The directory in which a submission starts. If a folder has several submissions, each
 * gets a copy of its own with copies of the other files, so that they cannot import each
 * other.
 *
 * @param home the student's folder
 */
record Workspace(List<String> words, Path directory, Path home) implements AutoCloseable {

	static Workspace of(Submission submission) throws IOException {
		Path home = submission.directory();
		if (submission.together().size() <= 1) {
			return new Workspace(submission.words(), home, home);
		}
		Path copy = Files.createTempDirectory("tcp-lab-check").toRealPath();
		Path file = submission.file();
		Files.copy(file, copy.resolve(home.relativize(file)));
		Files.walkFileTree(home, Set.of(), Copy.DEEPEST, new Copy(home, copy, submission.together()));
		List<String> words = submission.words()
			.stream()
			.map((word) -> word.replaceAll(Pattern.quote(home.toString()) + "(?=[/\\\\]|$)",
					Matcher.quoteReplacement(copy.toString())))
			.toList();
		return new Workspace(words, copy, home);
	}

	@Override
	public void close() {
		if (!this.directory.equals(this.home)) {
			ProgramFolder.delete(this.directory);
		}
	}

	/** Copies a bounded number of files that are not submissions. */
	private static final class Copy extends SimpleFileVisitor<Path> {

		private static final int DEEPEST = 4;

		private static final long MOST_BYTES = 10_000_000;

		private static final int MOST_FILES = 1000;

		private final Path from;

		private final Path to;

		private final Set<Path> submissions;

		private long bytes;

		private int files;

		private Copy(Path from, Path to, Set<Path> submissions) {
			this.from = from;
			this.to = to;
			this.submissions = submissions;
		}

		private Path target(Path path) {
			return this.to.resolve(this.from.relativize(path));
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
			if (this.submissions.contains(directory)) {
				return FileVisitResult.SKIP_SUBTREE;
			}
			Files.createDirectories(target(directory));
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
			if (!attributes.isRegularFile() || this.submissions.contains(path)) {
				return FileVisitResult.CONTINUE;
			}
			this.bytes += attributes.size();
			this.files++;
			if (this.bytes > MOST_BYTES || this.files > MOST_FILES) {
				return FileVisitResult.TERMINATE;
			}
			Files.copy(path, target(path));
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path path, IOException ex) {
			return FileVisitResult.CONTINUE;
		}

	}

}
