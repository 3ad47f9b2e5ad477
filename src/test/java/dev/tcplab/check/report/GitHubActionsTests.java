package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tcplab.check.judge.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubActionsTests {

	@TempDir
	Path directory;

	private Path summary;

	private GitHubActions actions;

	@BeforeEach
	void setUp() {
		this.summary = this.directory.resolve("summary.md");
		this.actions = new GitHubActions(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", this.directory.toString(),
				"GITHUB_STEP_SUMMARY", this.summary.toString()));
	}

	@Test
	void annotatesFailures() {
		assertThat(this.actions.annotations(Verdicts.all())).containsExactly(
				"::error title=echo2%3A students/bob.py::The answer lacks ECHO.%0AExpected: ECHO hi%0AGot: hi"
						+ "%0APut ECHO before it.%0A> Traceback%0A> line 7",
				"::error title=echo2%3A students/eve.py::python3 is not installed.");
	}

	@Test
	void namesFileRelativeToRepository() throws IOException {
		Path file = Files.writeString(Files.createDirectory(this.directory.resolve("a,b")).resolve("echo.py"), "");
		assertThat(this.actions.annotations(List.of(Verdicts.of(file.toString(), Point.STARTS.failed("No."))))).first()
			.asString()
			.startsWith("::error file=a%2Cb/echo.py,title=echo2%3A ")
			.endsWith("::No.");
	}

	@Test
	void omitsDirectory() {
		assertThat(
				this.actions.annotations(List.of(Verdicts.of(this.directory.toString(), Point.STARTS.failed("No.")))))
			.first()
			.asString()
			.startsWith("::error title=");
	}

	@Test
	void annotatesWithTitleWithoutText() {
		assertThat(this.actions.annotations(List.of(Verdicts.of("a.py", Point.STARTS.failed("")))))
			.containsExactly("::error title=echo2%3A a.py::starts");
	}

	@Test
	void escapesHostileText() {
		List<String> annotations = this.actions.annotations(List.of(Verdicts.hostile()));
		assertThat(annotations).hasSize(1).first().asString().hasLineCount(1).contains("%250A").startsWith("::error ");
		assertThat(annotations.get(0).substring(2, annotations.get(0).indexOf("::", 2)))
			.isEqualTo("error title=echo2%3A "
					+ Verdicts.hostile().submission().replace("%", "%25").replace(":", "%3A").replace(",", "%2C"));
	}

	@Test
	void appendsToSummary() throws IOException {
		Files.writeString(this.summary, "before\n");
		this.actions.appendSummary(Verdicts.all());
		assertThat(this.summary).hasContent("before\n\n" + Page.markdown(Verdicts.all()));
	}

	@Test
	void shortensSummaryBeyondLimit() throws IOException {
		Files.write(this.summary, new byte[1024 * 1024 - 200]);
		this.actions.appendSummary(List.of(Verdicts.failed()));
		assertThat(this.summary).content().endsWith("""
				\0
				# Check of echo2


				## Summary

				0 of 1 passed, 1 failed; 1 of 3 points.
				""");
	}

	@Test
	void keepsFullSummary() throws IOException {
		Files.write(this.summary, new byte[1024 * 1024]);
		this.actions.appendSummary(Verdicts.all());
		assertThat(this.summary).hasSize(1024 * 1024);
	}

	@Test
	void printsNothingOutsideOfGitHub() throws IOException {
		GitHubActions elsewhere = new GitHubActions(Map.of("GITHUB_STEP_SUMMARY", this.summary.toString()));
		assertThat(elsewhere.annotations(Verdicts.all())).isEmpty();
		elsewhere.appendSummary(Verdicts.all());
		assertThat(this.summary).doesNotExist();
	}

}
