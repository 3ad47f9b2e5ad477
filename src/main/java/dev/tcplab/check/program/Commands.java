package dev.tcplab.check.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commands that this system has.
 */
final class Commands {

	private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

	private Commands() {
	}

	/**
	 * Finds a command as the system does.
	 * @param command a name, or a file
	 * @param directory from which a relative file is meant
	 * @return the file; empty if there is none that can be started
	 */
	static Optional<Path> find(String command, Path directory) {
		if (command.contains("/") || command.contains("\\")) {
			return Optional.of(directory.resolve(command)).filter(Commands::isExecutable);
		}
		String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
		return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
			.flatMap((folder) -> ENDINGS.stream().map((ending) -> Path.of(folder, command + ending)))
			.filter(Commands::isExecutable)
			.findFirst();
	}

	private static boolean isExecutable(Path file) {
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}

}
