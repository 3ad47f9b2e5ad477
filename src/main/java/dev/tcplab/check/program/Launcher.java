package dev.tcplab.check.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;

/**
 * Starts programs, each in a session of its own, so that a signal reaches all of its
 * processes and none of ours.
 */
public final class Launcher implements AutoCloseable {

	/**
	 * Marks the processes of one program, also those that have left its session.
	 */
	private static final String MARK = "CHECKED_PROGRAM";

	/**
	 * What a program must not have: what commands the CI system, what configures this
	 * program, and what is secret.
	 */
	private static final Pattern WITHHELD = Pattern
		.compile("(GITHUB|ACTIONS|RUNNER|INPUT|CI|GITLAB|TCPLAB|SPRING|MAVEN)_.*"
				+ "|.*(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(API|ACCESS|PRIVATE)_?KEY).*");

	private final Path files;

	private final Session session = Session.ofThisSystem();

	/**
	 * Prepares to start programs.
	 * @throws IOException if no temporary directory can be made
	 */
	public Launcher() throws IOException {
		this.files = Files.createTempDirectory("tcp-lab-check");
		try (InputStream hook = Launcher.class.getResourceAsStream("/check/sitecustomize.py")) {
			Files.createDirectory(this.files.resolve("python"));
			Files.write(this.files.resolve("python/sitecustomize.py"), hook.readAllBytes());
		}
	}

	/**
	 * Starts a program.
	 * @param words its command, without a shell
	 * @param directory where it works
	 * @param input what it reads from its standard input, whose end comes then
	 * @param loopback whether a Python program's addresses are replaced by this machine's
	 * own
	 * @param port to which a Python client then connects
	 * @return the program
	 * @throws AdvisedException if there is no such command
	 * @throws IOException if it cannot be started
	 */
	public Program start(List<String> words, Path directory, String input, boolean loopback, int port)
			throws IOException {
		Commands.find(words.get(0), directory)
			.orElseThrow(() -> new AdvisedException("There is no command %s here".formatted(words.get(0)),
					"Look for a misprint in --tcp-lab.check.command, and whether %s is installed"
						.formatted(words.get(0)),
					null));
		String mark = UUID.randomUUID().toString();
		Path standardInput = Files.writeString(this.files.resolve(mark + ".in"), input, StandardCharsets.UTF_8);
		Path notes = this.files.resolve(mark + ".notes");
		List<String> command = new ArrayList<>(this.session.prefix());
		command.addAll(words);
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectInput(standardInput.toFile());
		Map<String, String> environment = builder.environment();
		environment.keySet().removeIf(Launcher::isWithheld);
		environment.put(MARK, mark);
		environment.put("CHECKED_PROGRAM_NOTES", notes.toString());
		if (loopback) {
			environment.put("CHECKED_PROGRAM_LOOPBACK", "true");
			environment.put("CHECKED_PROGRAM_PORT", String.valueOf(port));
		}
		environment.put("PYTHONUNBUFFERED", "1");
		environment.put("PYTHONDONTWRITEBYTECODE", "1");
		environment.put("PYTHONIOENCODING", "utf-8");
		environment.merge("PYTHONPATH", this.files.resolve("python").toString(),
				// An empty element would be the working directory.
				(theirs, ours) -> theirs.isEmpty() ? ours : ours + File.pathSeparator + theirs);
		return new Program(builder.start(), MARK + "=" + mark, new PythonNotes(notes), this.session);
	}

	/**
	 * Whether programs do not get a variable of the environment.
	 * @param name its name
	 * @return whether it is withheld
	 */
	static boolean isWithheld(String name) {
		return WITHHELD.matcher(name.toUpperCase(Locale.ROOT)).matches();
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(this.files)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

}
