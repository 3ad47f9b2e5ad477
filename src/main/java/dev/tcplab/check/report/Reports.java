package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tcplab.check.judge.Verdict;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.EnumName;
import org.jspecify.annotations.Nullable;

public final class Reports {

	static final String PROPERTY = "--report";

	private final Map<Path, Format> files = new LinkedHashMap<>();

	private Reports() {
	}

	/** Checks in advance that the reports can be written, and keeps existing files. */
	public static Reports of(List<String> targets, int submissions) {
		Reports reports = new Reports();
		for (String target : targets) {
			Format format = Format.of(target);
			reports.add(file(target, format), format, submissions);
		}
		return reports;
	}

	private static Path file(String target, Format format) {
		String file = format.file(target);
		if (file.isBlank()) {
			throw new AdvisedException("The report '%s' has no file.".formatted(target),
					"Name one, as in %s=%sresults.json".formatted(PROPERTY, target), null);
		}
		try {
			return Path.of(file);
		}
		catch (InvalidPathException ex) {
			throw new AdvisedException("Invalid file name '%s' of a report.".formatted(VisibleText.whole(file)),
					"Choose another with %s.".formatted(PROPERTY), ex);
		}
	}

	private void add(Path file, Format format, int submissions) {
		if (this.files.keySet().stream().map(Reports::normal).anyMatch(normal(file)::equals)) {
			throw new AdvisedException("Two reports have the same file %s.".formatted(file),
					"Choose one file for each with %s.".formatted(PROPERTY), null);
		}
		if (format.single && submissions > 1) {
			throw new AdvisedException(
					"A report for %s can hold only one submission, but there are %d.".formatted(EnumName.of(format),
							submissions),
					"Check each on its own, or choose a file that holds them all, as in %s=report.csv"
						.formatted(PROPERTY),
					null);
		}
		try {
			probe(file, format);
		}
		catch (IOException ex) {
			throw unwritable(file, ex);
		}
		this.files.put(file, format);
	}

	private static void probe(Path file, Format format) throws IOException {
		boolean directory = format == Format.FEEDBACK;
		if (directory) {
			Files.createDirectories(file);
		}
		else if (Files.isDirectory(file)) {
			throw new FileSystemException(file.toString(), null, "it is a directory");
		}
		Files.delete(Files.createFile(beside(directory ? file.resolve("feedback.md") : file)));
	}

	private static Path normal(Path file) {
		return file.toAbsolutePath().normalize();
	}

	/** Writes each report atomically. If one fails, the others are still written. */
	public void write(List<Verdict> verdicts) {
		AdvisedException failure = null;
		for (Map.Entry<Path, Format> target : this.files.entrySet()) {
			try {
				write(target.getKey(), target.getValue(), verdicts);
			}
			catch (IOException ex) {
				failure = (failure != null) ? failure : unwritable(target.getKey(), ex);
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	private static void write(Path file, Format format, List<Verdict> verdicts) throws IOException {
		if (format == Format.FEEDBACK) {
			for (Map.Entry<String, List<Verdict>> student : Students.of(verdicts).entrySet()) {
				write(file.resolve(student.getKey() + ".md"), format.text.apply(student.getValue()));
			}
			return;
		}
		write(file, format.text.apply(verdicts));
		if (format == Format.CLASSROOM50) {
			write(file.toAbsolutePath().resolveSibling("release-body.md"), Page.feedback(verdicts));
		}
	}

	private static void write(Path file, String text) throws IOException {
		Path beside = beside(file);
		try {
			// A temporary file would be readable only by its owner.
			Files.writeString(beside, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	private static Path beside(Path file) {
		return file.toAbsolutePath().resolveSibling("." + UUID.randomUUID() + ".part");
	}

	private static AdvisedException unwritable(Path file, IOException failure) {
		return new AdvisedException("The report %s cannot be written: %s.".formatted(file, reason(file, failure)),
				"Choose a file in a directory that exists and that you may write to, as in %s=report.html"
					.formatted(PROPERTY),
				failure);
	}

	private static @Nullable String reason(Path file, IOException failure) {
		Path directory = file.toAbsolutePath().getParent();
		if (failure instanceof NoSuchFileException) {
			return "the directory %s does not exist".formatted(directory);
		}
		if (failure instanceof AccessDeniedException) {
			return "you may not write to the directory %s".formatted(directory);
		}
		return (failure instanceof FileSystemException refusal && refusal.getReason() != null) ? refusal.getReason()
				: failure.toString();
	}

}
