package dev.tcplab.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.check.ClassCheck.Job;

/** One row per submission, and one per student on the roster without a submission. */
final class ClassRows {

	private ClassRows() {
	}

	static List<List<Job>> of(CheckSettings settings, List<Checker> checkers) {
		List<List<Submission>> columns = checkers.stream()
			.map((checker) -> Submissions.of(settings, checker.exercise()))
			.toList();
		List<List<Job>> rows = new ArrayList<>();
		for (int i = 0; i < columns.get(0).size(); i++) {
			List<Job> row = new ArrayList<>();
			for (int j = 0; j < checkers.size(); j++) {
				row.add(new Job(checkers.get(j), columns.get(j).get(i)));
			}
			rows.add(row);
		}
		Path roster = settings.roster();
		if (roster != null) {
			List<String> names = columns.get(0).stream().map(Submission::name).toList();
			Roster.read(roster)
				.missing(names)
				.forEach((name) -> rows
					.add(checkers.stream().map((checker) -> new Job(checker, Submission.missing(name))).toList()));
		}
		return rows;
	}

}
