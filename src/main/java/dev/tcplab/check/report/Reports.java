package dev.tcplab.check.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.support.AdvisedException;

/**
 * The files in which verdicts are left.
 */
public final class Reports {

	private final List<Target> targets;

	private Reports(List<Target> targets) {
		this.targets = targets;
	}

	/**
	 * Finds out, before the programs are run, whether the reports can be written. Files
	 * that are there stay as they are.
	 * @param targets files whose endings say the format ({@code .xml} for JUnit,
	 * {@code .json}, {@code .csv}, {@code .md}, {@code .html}), {@code gradescope:FILE}
	 * or {@code classroom:FILE}
	 * @param submissions how many submissions are to be checked
	 * @return the reports
	 * @throws AdvisedException if a format is unknown or cannot hold as many submissions,
	 * if two reports have the same file, or if a file cannot be written
	 */
	public static Reports of(List<String> targets, int submissions) {
		List<Target> parsed = targets.stream().map(Target::parse).toList();
		Set<Object> files = new HashSet<>();
		for (Target target : parsed) {
			if (!files.add(target.file().toAbsolutePath().normalize())) {
				throw new AdvisedException("Two reports have the same file %s.".formatted(target.file()),
						"Choose one file for each with --tcp-lab.check.report.", null);
			}
			target.verify(submissions);
		}
		return new Reports(parsed);
	}

	/**
	 * Writes the reports, each whole: its reader never sees half of it. If one cannot be
	 * written, the others are all the same.
	 * @param verdicts one for each submission, in order
	 * @throws AdvisedException if one cannot be written
	 */
	public void write(List<Verdict> verdicts) {
		List<Verdict> visible = verdicts.stream().map(VisibleVerdict::of).toList();
		AdvisedException failure = null;
		for (Target target : this.targets) {
			try {
				target.write(visible);
			}
			catch (AdvisedException ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
