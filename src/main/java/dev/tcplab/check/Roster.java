package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.tcplab.check.report.Students;
import dev.tcplab.support.AdvisedException;

/**
 * The names of a class.
 *
 * @param lines one line per student, with alternative names separated by commas,
 * semicolons, or tabs
 */
record Roster(List<String> lines) {

	private static final String ADVICE = "Give a text file in UTF-8 with a name on each line, as in --roster=names.txt";

	static Roster read(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return new Roster(
					lines.map(String::strip).filter((line) -> !line.isEmpty() && !line.startsWith("#")).toList());
		}
		catch (NoSuchFileException ex) {
			throw new AdvisedException("There is no roster %s".formatted(file), ADVICE, ex);
		}
		catch (IOException | RuntimeException ex) {
			throw new AdvisedException("The roster %s cannot be read: %s".formatted(file, ex), ADVICE, ex);
		}
	}

	/** Returns the first name of each student without a submission. */
	List<String> missing(List<String> submissions) {
		Collection<String> students = Students.names(submissions).values();
		return this.lines.stream()
			.filter((line) -> students.stream().noneMatch((student) -> isOf(line, student)))
			.map((line) -> line.split("[,;\t]")[0].strip())
			.toList();
	}

	// Learning platforms append numbers and other words to the name.
	private static boolean isOf(String line, String student) {
		return Arrays.stream(line.split("[,;\t]"))
			.map(Roster::plain)
			.filter((name) -> !name.isBlank())
			.anyMatch((name) -> (plain(student) + " ").startsWith(name + " "));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
	}

}
