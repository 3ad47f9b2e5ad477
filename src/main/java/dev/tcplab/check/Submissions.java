package dev.tcplab.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.program.ShellWords;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the programs that are to be checked.
 */
final class Submissions {

	private static final Map<String, String> COMMANDS = Map.of("py", "python3 {file}", "js", "node {file}", "java",
			"java {file}", "sh", "sh {file}");

	private static final int DEEPEST = 20;

	private Submissions() {
	}

	/**
	 * Finds them.
	 * @param settings what is checked
	 * @return one program, or those that the pattern finds, in the order of their names
	 * @throws AdvisedException if there is none, or no command
	 */
	static List<Submission> of(CheckSettings settings) {
		String pattern = settings.submissions();
		if (pattern != null) {
			List<Path> files = find(pattern).toList();
			return apart(files.stream().map((file) -> submission(file, settings.command())).toList());
		}
		if (settings.command() == null) {
			throw new AdvisedException("There is no program to check",
					"Say how it is started, as in --tcp-lab.check.command=\"python3 echo-server2.py\"", null);
		}
		if (!Files.isDirectory(settings.directory())) {
			throw new AdvisedException("Unknown directory %s".formatted(settings.directory()),
					"Look for a misprint in --tcp-lab.check.directory", null);
		}
		return List.of(new Submission(settings.command(), ShellWords.split(settings.command()),
				settings.directory().toAbsolutePath()));
	}

	private static Stream<Path> find(String pattern) {
		String normal = pattern.replace('\\', '/').replaceAll("(?<=.)/+", "/").replaceFirst("(?<=.)/$", "");
		Path literal = literal(normal);
		List<Path> found = (literal != null) ? List.of(literal) : matching(normal);
		if (found.isEmpty()) {
			throw new AdvisedException("No file is named %s".formatted(pattern),
					"Look for a misprint in --tcp-lab.check.submissions, and put quotation marks around it", null);
		}
		return found.stream();
	}

	// Its name may have the brackets of a pattern.
	private static @Nullable Path literal(String name) {
		try {
			Path path = Path.of(name).normalize();
			return Files.exists(path) ? path : null;
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

	private static List<Path> matching(String pattern) {
		int folders = pattern.split("[*?\\[{]", 2)[0].lastIndexOf('/') + 1;
		Path from = Path.of((folders == 0) ? "." : pattern.substring(0, folders));
		int depth = (int) pattern.substring(folders).chars().filter((character) -> character == '/').count() + 1;
		PathMatcher matcher = matcher((folders == 0) ? "./" + pattern : pattern);
		List<Path> found = new ArrayList<>();
		try {
			Files.walkFileTree(from, Set.of(FileVisitOption.FOLLOW_LINKS),
					pattern.contains("**") || pattern.contains("{") ? DEEPEST : depth, new Finder(matcher, found));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found.stream().map(Path::normalize).sorted().toList();
	}

	private static PathMatcher matcher(String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
		}
		catch (PatternSyntaxException ex) {
			throw new AdvisedException("Invalid value '%s' for tcp-lab.check.submissions".formatted(pattern),
					"Write it as in --tcp-lab.check.submissions=\"students/*/echo-server2.py\"", ex);
		}
	}

	private static Submission submission(Path path, @Nullable String command) {
		Path absolute = path.toAbsolutePath();
		Path file = Files.isDirectory(path) ? null : absolute;
		Path folder = (file != null) ? file.getParent() : absolute;
		String template = (command != null) ? command : COMMANDS.get(path.toString().replaceFirst(".*\\.", ""));
		if (template == null) {
			return new Submission(path.toString(), List.of(), folder, file, List.of(),
					new AdvisedException(
							"It is not known how %s is started".formatted(VisibleText.whole(path.toString())),
							"Say it, as in --tcp-lab.check.command=\"python3 {file}\"", null));
		}
		List<String> words = ShellWords.split(template)
			.stream()
			.map((word) -> word.replace("{file}", absolute.toString()).replace("{dir}", folder.toString()))
			.toList();
		return new Submission(path.toString(), words, folder, file, List.of(), null);
	}

	private static List<Submission> apart(List<Submission> submissions) {
		Map<Path, List<Path>> files = submissions.stream()
			.flatMap((submission) -> Stream.ofNullable(submission.file()))
			.collect(Collectors.groupingBy(Path::getParent));
		return submissions.stream()
			.map((submission) -> submission.withNeighbors(files.getOrDefault(submission.directory(), List.of())
				.stream()
				.filter((file) -> submission.file() != null && !file.equals(submission.file()))
				.toList()))
			.toList();
	}

	/**
	 * Collects what matches; what cannot be read is left out.
	 */
	private static final class Finder extends SimpleFileVisitor<Path> {

		private final PathMatcher matcher;

		private final List<Path> found;

		private Finder(PathMatcher matcher, List<Path> found) {
			this.matcher = matcher;
			this.found = found;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
			return visitFile(directory, attributes);
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (this.matcher.matches(file)) {
				this.found.add(file);
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException ex) {
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException ex) {
			return FileVisitResult.CONTINUE;
		}

	}

}
