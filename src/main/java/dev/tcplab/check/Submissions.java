package dev.tcplab.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.program.ShellWords;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

public final class Submissions {

	private static final Map<String, String> COMMANDS = Map.of("py", "python3 {file}", "js", "node {file}", "java",
			"java {file}", "sh", "sh {file}");

	private Submissions() {
	}

	/** Returns whether a file's name ends like that of a program that can be started. */
	public static boolean isProgram(String file) {
		return COMMANDS.containsKey(String.valueOf(StringUtils.getFilenameExtension(file)));
	}

	static List<Submission> of(CheckSettings settings, Exercise exercise) {
		if (!settings.submissions().isEmpty()) {
			List<String> names = settings.files().isEmpty() ? exercise.files() : settings.files();
			return apart(SubmittedFiles.find(settings.submissions())
				.distinct()
				.map((path) -> submission(path, settings.command(), exercise.name(), names))
				.toList());
		}
		if (settings.command() == null) {
			throw new AdvisedException("There is no program to check",
					"Write the file behind the exercise, as in " + CommandLine.arguments("check echo2 echo-server2.py"),
					null);
		}
		if (!Files.isDirectory(settings.directory())) {
			throw new AdvisedException("Unknown directory %s".formatted(settings.directory()),
					"Look for a typo in --directory", null);
		}
		return List.of(new Submission(settings.command(), words(settings.command(), settings.directory()),
				settings.directory().toAbsolutePath()));
	}

	/** Splits a command and adds the interpreter before a file that needs one. */
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

	private static Submission submission(Path path, @Nullable String command, String exercise, List<String> names) {
		Path absolute = path.toAbsolutePath();
		if (Files.isDirectory(path) && command == null) {
			return SubmittedFiles.named(absolute, names)
				.map((file) -> submission(file, null, exercise, names).inDirectory(path.toString()))
				.orElseGet(() -> new Submission(path.toString(), List.of(), absolute, null, Set.of(),
						new MissingFileException(exercise, names)));
		}
		Path file = Files.isDirectory(path) ? null : absolute;
		Path folder = (file != null) ? file.getParent() : absolute;
		String template = (command != null) ? command : COMMANDS.get(String.valueOf(extension(path)));
		if (template == null) {
			return new Submission(path.toString(), List.of(), folder, file, Set.of(),
					new AdvisedException(
							"It is not known how %s is started".formatted(VisibleText.whole(path.toString())),
							"Give the command, as in --command=\"python3 {file}\"", null));
		}
		List<String> words = ShellWords.split(template)
			.stream()
			.map((word) -> word.replace("{file}", absolute.toString()).replace("{dir}", folder.toString()))
			.toList();
		return new Submission(path.toString(), words, folder, file, Set.of(), null);
	}

	private static List<Submission> apart(List<Submission> submissions) {
		Map<Path, Set<Path>> files = submissions.stream()
			.flatMap((submission) -> Stream.ofNullable(submission.file()))
			.collect(Collectors.groupingBy(Path::getParent, Collectors.toSet()));
		return submissions.stream()
			.map((submission) -> (submission.file() == null) ? submission
					: submission.with(files.get(submission.directory())))
			.toList();
	}

}
