package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;

/**
 * A file for a report, and its format.
 *
 * @param format the format
 * @param file the file
 */
record Target(Format format, Path file) {

	private static final String PROPERTY = "--tcp-lab.check.report";

	/**
	 * Reads a target.
	 * @param target a file whose ending says the format, or {@code gradescope:FILE} or
	 * {@code classroom:FILE}
	 * @return the target
	 * @throws AdvisedException if it is none
	 */
	static Target parse(String target) {
		Format format = Arrays.stream(Format.values())
			.filter((one) -> one.isOf(target))
			.findFirst()
			.orElseThrow(() -> new AdvisedException(
					"Unknown format of the report '%s'.".formatted(VisibleText.whole(target)),
					"Choose a file that ends in .xml, .json, .csv, .md or .html, or write gradescope:FILE or "
							+ "classroom:FILE, as in %s=report.html".formatted(PROPERTY),
					null));
		String file = format.file(target);
		if (file.isBlank()) {
			throw new AdvisedException("The report '%s' has no file.".formatted(target),
					"Name one, as in %s=%sresults.json".formatted(PROPERTY, target), null);
		}
		try {
			return new Target(format, Path.of(file));
		}
		catch (InvalidPathException ex) {
			throw new AdvisedException("Invalid file name '%s' of a report.".formatted(VisibleText.whole(file)),
					"Choose another with %s.".formatted(PROPERTY), ex);
		}
	}

	/**
	 * Finds out, before the programs are run, whether the report can be written.
	 * @param submissions how many submissions it will have
	 * @throws AdvisedException if it cannot
	 */
	void verify(int submissions) {
		if (this.format.system() != null && submissions > 1) {
			throw new AdvisedException(
					"A report for %s holds one submission, not %d.".formatted(this.format.system(), submissions),
					"Check each on its own, or choose a file that holds them all, as in %s=report.csv"
						.formatted(PROPERTY),
					null);
		}
		try {
			new WholeFile(this.file).probe();
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/**
	 * Writes the report.
	 * @param verdicts one for each submission
	 * @throws AdvisedException if it cannot be written
	 */
	void write(List<Verdict> verdicts) {
		try {
			new WholeFile(this.file).write(this.format.report().of(verdicts));
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	private AdvisedException unwritable(IOException ex) {
		return new AdvisedException("The report %s cannot be written: %s.".formatted(this.file, reason(ex)),
				"Choose a file in a directory that exists and that you may write to, as in %s=report.html"
					.formatted(PROPERTY),
				ex);
	}

	private String reason(IOException ex) {
		Path directory = this.file.toAbsolutePath().getParent();
		if (ex instanceof NoSuchFileException) {
			return "the directory %s does not exist".formatted(directory);
		}
		if (ex instanceof AccessDeniedException) {
			return "you may not write to the directory %s".formatted(directory);
		}
		return (ex instanceof FileSystemException refusal && refusal.getReason() != null) ? refusal.getReason()
				: ex.toString();
	}

}
