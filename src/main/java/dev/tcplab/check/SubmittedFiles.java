package dev.tcplab.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;
import org.jspecify.annotations.Nullable;

/** Finds files and directories by patterns, and files by an exercise's usual names. */
final class SubmittedFiles {

	private static final int DEEPEST = 20;

	private static final int DEEPEST_IN_SUBMISSION = 3;

	private SubmittedFiles() {
	}

	/** Takes the names literally if all of them exist, otherwise as patterns. */
	static Stream<Path> find(List<String> names) {
		List<Path> literal = names.stream().map(SubmittedFiles::literal).filter(Objects::nonNull).toList();
		return (literal.size() == names.size()) ? literal.stream()
				: patterns(names).flatMap((pattern) -> find(pattern).stream());
	}

	// A comma in braces belongs to the pattern.
	private static Stream<String> patterns(List<String> parts) {
		return Stream.of(String.join(",", parts).split(",(?![^{]*})"));
	}

	private static List<Path> find(String pattern) {
		String normal = pattern.replace('\\', '/').replaceAll("(?<=.)/+", "/").replaceFirst("(?<=.)/$", "");
		Path literal = literal(normal);
		List<Path> found = (literal != null) ? List.of(literal) : matching(normal);
		if (found.isEmpty()) {
			throw new AdvisedException("No file is named %s".formatted(pattern),
					"Look for a typo; with --submissions, put quotation marks around the pattern", null);
		}
		return pattern.endsWith("/") ? found.stream().filter(Files::isDirectory).toList() : found;
	}

	// The name may contain brackets, as a pattern does.
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
					pattern.contains("**") || pattern.contains("{") ? DEEPEST : depth, finder(matcher, found));
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
					"Write, for example, --submissions=\"students/*/echo-server2.py\"", ex);
		}
	}

	/**
	 * Finds an exercise's file, ignoring capitalization, hyphens, underscores, and
	 * spaces.
	 * @param names names to try in this order, with or without an extension
	 */
	static Optional<Path> named(Path directory, List<String> names) {
		try (Stream<Path> files = Files.walk(directory, DEEPEST_IN_SUBMISSION)) {
			List<Path> programs = files
				.filter((file) -> Submissions.isProgram(file.toString()) && Files.isRegularFile(file))
				.sorted(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
				.toList();
			return names.stream()
				.flatMap((name) -> programs.stream().filter((file) -> isNamed(file, name)))
				.findFirst();
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	private static boolean isNamed(Path file, String name) {
		String actual = file.getFileName().toString();
		return plain(actual).equals(plain(name)) || plain(actual.replaceFirst("\\.[^.]*$", "")).equals(plain(name));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
	}

	/** Collects the matches and skips unreadable files. */
	private static FileVisitor<Path> finder(PathMatcher matcher, List<Path> found) {
		return new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				return visitFile(directory, attributes);
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (matcher.matches(file)) {
					found.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				return FileVisitResult.CONTINUE;
			}

		};
	}

}
