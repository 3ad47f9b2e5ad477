package dev.tcplab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.check.exercise.Exercise;
import dev.tcplab.check.exercise.Exercises;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One way to check a program, and the verdict that it must get.
 */
record ProgramRow(String program, String exerciseName, String options, String command, String outcome, String fails,
		String expectedWords, String tier) {

	static final long SEED = 1;

	static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	static List<ProgramRow> all() throws IOException {
		try (Stream<String> lines = Files.lines(PROGRAMS.resolve("expected.tsv"))) {
			return lines.skip(1).map((line) -> line.split("\t", -1)).map(ProgramRow::of).toList();
		}
	}

	private static ProgramRow of(String[] fields) {
		return new ProgramRow(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
	}

	/**
	 * Returns the file that has what was seen of the program.
	 */
	Path recording() {
		String name = (this.program + " " + this.exerciseName + " " + this.options).strip();
		return PROGRAMS.resolve("recordings/" + name.replaceAll("[^A-Za-z0-9.=-]+", "_") + ".json");
	}

	Exercise exercise() {
		return Exercises.of(this.exerciseName).drawn(new Random(SEED));
	}

	boolean isQuick() {
		return this.tier.equals("quick");
	}

	boolean has(String option) {
		return this.options.contains(option);
	}

	boolean isLoopback() {
		return this.command.startsWith("python3") && !has("own-port");
	}

	void verify(Verdict verdict) {
		String screen = String.join("\n", Screen.whole(verdict, exercise()));
		assertThat(verdict.outcome().name().toLowerCase(Locale.ROOT)).as(screen).isEqualTo(this.outcome);
		if (!this.fails.isEmpty()) {
			assertThat(verdict.firstFailure().map((finding) -> finding.point().id())).as(screen).contains(this.fails);
		}
		assertThat(findings(verdict)).as(screen).contains(words());
	}

	private List<String> words() {
		return Stream.of(this.expectedWords.split(" & ")).map(String::strip).toList();
	}

	private String findings(Verdict verdict) {
		return verdict.findings()
			.stream()
			.filter((finding) -> finding.state() == State.FAILED || finding.state() == State.REMARK)
			.map((finding) -> "%s %s %s %s %s".formatted(finding.fact(), finding.fix(), finding.expected(),
					finding.actual(), finding.quote()))
			.collect(Collectors.joining("\n", "", verdict.notes().toString()))
			// A traceback contains the file's name, which can contain the expected
			// words.
			.replace(Path.of(this.program).getFileName().toString(), "")
			.toLowerCase(Locale.ROOT);
	}

}
