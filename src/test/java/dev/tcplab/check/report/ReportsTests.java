package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReportsTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "'', a.xml, <?xml", "'', a.json, '{\"exercise\"'", "'', a.csv, '\"submission\"'", "'', a.md, # Check",
			"'', A.HTML, <!DOCTYPE html>", "gradescope:, a.json, '{\"score\"'",
			"classroom50:, a.txt, '{\"schema\":\"classroom50/result/v1\"'" })
	void choosesFormatByName(String prefix, String name, String begin) {
		write(prefix + file(name));
		assertThat(file(name)).content().startsWith(begin);
	}

	@Test
	void writesTextForStudentBesideResult() {
		write("classroom50:" + file("result.json"));
		assertThat(file("release-body.md")).content().startsWith("# echo2: failed, 1 of 3 points");
	}

	@Test
	void writesFileForEachStudent() throws IOException {
		Reports.of(List.of(file("feedback") + "/"), 3).write(Verdicts.all());
		try (Stream<Path> files = Files.list(file("feedback"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("ada.md", "bob.md",
					"eve.md");
		}
	}

	@Test
	void leavesNoOtherFile() throws IOException {
		write(file("a.json").toString());
		assertThat(names()).containsExactly("a.json");
	}

	@Test
	void replacesFileOnceVerdictsAreComplete() throws IOException {
		Files.writeString(file("a.csv"), "before");
		Reports reports = Reports.of(List.of(file("a.csv").toString()), 1);
		assertThat(file("a.csv")).hasContent("before");
		assertThat(names()).containsExactly("a.csv");
		reports.write(List.of(Verdicts.passed()));
		assertThat(file("a.csv")).content().startsWith("\"submission\"");
	}

	@Test
	void writesOtherReportsIfOneFails() throws IOException {
		Path gone = Files.createDirectory(file("gone"));
		Reports reports = Reports.of(List.of(gone.resolve("a.json").toString(), file("b.json").toString()), 1);
		Files.delete(gone);
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> reports.write(List.of(Verdicts.passed())));
		assertThat(file("b.json")).exists();
	}

	@Test
	void escapesInvalidCharactersInName() {
		Reports.of(List.of(file("a.json").toString()), 1).write(List.of(Verdicts.of("a\n\ud800.py")));
		assertThat(file("a.json")).content().contains("\"submission\":\"a\\\\n\\\\ud800.py\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "report", "report.txt", "junit:report", "" })
	void refusesUnknownFormat(String target) {
		refused(1, target).withMessage("Unknown format of the report '%s'.", target)
			.satisfies((ex) -> assertThat(ex.advice()).contains(".xml, .json, .csv, .md or .html"));
	}

	@Test
	void refusesFormatWithoutFile() {
		refused(1, "gradescope:").withMessage("The report 'gradescope:' has no file.")
			.satisfies((ex) -> assertThat(ex.advice()).contains("--report=gradescope:results.json"));
	}

	@Test
	void refusesInvalidName() {
		refused(1, "\0.json").withMessage("Invalid file name '\\x00.json' of a report.");
	}

	@Test
	void refusesMissingDirectory() {
		refused(1, file("none/a.json").toString()).withMessage(
				"The report %s cannot be written: the directory %s does not exist.", file("none/a.json"), file("none"));
	}

	@Test
	void refusesDirectory() throws IOException {
		Files.createDirectory(file("a.json"));
		refused(1, file("a.json").toString()).withMessage("The report %s cannot be written: it is a directory.",
				file("a.json"));
	}

	@Test
	void refusesSameFileForTwoReports() {
		refused(1, file("a.json").toString(), "gradescope:" + file("./a.json"))
			.withMessageStartingWith("Two reports have the same file ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gradescope", "classroom50" })
	void refusesManySubmissionsForOneReport(String prefix) {
		refused(2, prefix + ":" + file("a.json"))
			.withMessage("A report for %s can hold only one submission, but there are 2.", prefix)
			.satisfies((ex) -> assertThat(ex.advice()).startsWith("Check each on its own"));
	}

	private static ThrowableAssertAlternative<AdvisedException> refused(int submissions, String... targets) {
		return assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> Reports.of(List.of(targets), submissions));
	}

	private static void write(String target) {
		Reports.of(List.of(target), 1).write(List.of(Verdicts.failed()));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
