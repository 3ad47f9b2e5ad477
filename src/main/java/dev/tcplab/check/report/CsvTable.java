package dev.tcplab.check.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.support.CsvRow;

/** A spreadsheet with one row per submission and one column per check. */
final class CsvTable {

	private CsvTable() {
	}

	static String of(List<Verdict> verdicts) {
		List<String> ids = verdicts.stream()
			.flatMap((verdict) -> verdict.findings().stream())
			.filter((finding) -> finding.state() != State.REMARK)
			.map((finding) -> finding.point().id())
			.distinct()
			.toList();
		return Stream.concat(Stream.of(head(ids)), verdicts.stream().map((verdict) -> cells(verdict, ids)))
			.map(CsvRow::of)
			.collect(Collectors.joining());
	}

	private static List<Object> head(List<String> ids) {
		List<Object> cells = new ArrayList<>(List.of("submission", "exercise", "outcome"));
		cells.addAll(ids);
		cells.addAll(List.of("points", "max points", "reason", "remarks", "seconds"));
		return cells;
	}

	private static List<Object> cells(Verdict verdict, List<String> ids) {
		List<Object> cells = new ArrayList<>(
				List.of(verdict.submission(), verdict.exercise(), verdict.outcome().inWords()));
		ids.forEach((id) -> cells.add(state(verdict, id)));
		cells.addAll(List.of(verdict.points(), verdict.worth(), verdict.reason().orElse(""), remarks(verdict),
				verdict.seconds()));
		return cells;
	}

	private static String state(Verdict verdict, String id) {
		return verdict.findings()
			.stream()
			.filter((finding) -> finding.point().id().equals(id))
			.findFirst()
			.map((finding) -> finding.state().inWords())
			.orElse("");
	}

	private static String remarks(Verdict verdict) {
		return verdict.findings()
			.stream()
			.filter((finding) -> finding.state() == State.REMARK)
			.map(Finding::reason)
			.collect(Collectors.joining(" "));
	}

}
