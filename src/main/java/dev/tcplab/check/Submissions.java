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
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.program.ShellWords;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

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
		if (!settings.submissions().isEmpty()) {
			return apart(files(settings.submissions()).map((file) -> submission(file, settings.command())).toList());
		}
		if (settings.command() == null) {
			throw new AdvisedException("There is no program to check",
					"Name its file after the exercise, as in " + CommandLine.arguments("check echo2 echo-server2.py"),
					null);
		}
		if (!Files.isDirectory(settings.directory())) {
			throw new AdvisedException("Unknown directory %s".formatted(settings.directory()),
					"Look for a typo in --directory", null);
		}
		return List.of(new Submission(settings.command(), words(settings.command(), settings.directory()),
				settings.directory().toAbsolutePath()));
	}

	/**
	 * Splits a command, and puts the interpreter before a file that cannot start by
	 * itself.
	 */
	private static List<String> words(String command, Path directory) {
		List<String> words = ShellWords.split(command);
		Path file = directory.resolve(words.get(0));
		String interpreter = COMMANDS.get(String.valueOf(extension(file)));
		if (interpreter == null || !Files.isRegularFile(file) || command.contains("/") && Files.isExecutable(file)) {
			return words;
		}
		return Stream.concat(Stream.of(interpreter.replace(" {file}", "")), words.stream()).toList();
	}

	private static @Nullable String extension(Path file) {
		return StringUtils.getFilenameExtension(file.toString());
	}

	/**
	 * Returns the files. Commas separate them, but may also be part of a pattern or a
	 * name.
	 */
	private static Stream<Path> files(List<String> names) {
		List<Path> literal = names.stream().map(Submissions::literal).filter(Objects::nonNull).toList();
		return (literal.size() == names.size()) ? literal.stream() : find(String.join(",", names));
	}

	private static Stream<Path> find(String pattern) {
		String normal = pattern.replace('\\', '/').replaceAll("(?<=.)/+", "/").replaceFirst("(?<=.)/$", "");
		Path literal = literal(normal);
		List<Path> found = (literal != null) ? List.of(literal) : matching(normal);
		if (found.isEmpty()) {
			throw new AdvisedException("No file is named %s".formatted(pattern),
					"Look for a typo; with --submissions, put quotation marks around the pattern", null);
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
					"Write it as in --submissions=\"students/*/echo-server2.py\"", ex);
		}
	}

	private static Submission submission(Path path, @Nullable String command) {
		Path absolute = path.toAbsolutePath();
		Path file = Files.isDirectory(path) ? null : absolute;
		Path folder = (file != null) ? file.getParent() : absolute;
		String template = (command != null) ? command : COMMANDS.get(String.valueOf(extension(path)));
		if (template == null) {
			return new Submission(path.toString(), List.of(), folder, file, List.of(),
					new AdvisedException(
							"It is not known how %s is started".formatted(VisibleText.whole(path.toString())),
							"Give the command, as in --command=\"python3 {file}\"", null));
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
