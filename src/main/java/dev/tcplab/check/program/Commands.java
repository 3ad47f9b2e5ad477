package dev.tcplab.check.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

final class Commands {

	private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

	private Commands() {
	}

	/** Finds an executable file as the system does. */
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
