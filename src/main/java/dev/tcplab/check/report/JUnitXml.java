package dev.tcplab.check.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.samskivert.mustache.Template;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

/**
 * JUnit XML as Surefire, Jenkins, and GitLab read it: one suite per submission, one test
 * per check. The methods are the names in the template.
 */
record JUnitXml(List<Verdict> verdicts, Clock clock) {

	private static final Template TEMPLATE = Page.template("report.xml", Page::markup);

	static String of(List<Verdict> verdicts, Clock clock) {
		return TEMPLATE.execute(new JUnitXml(verdicts, clock));
	}

	List<JUnitXml> suites() {
		return this.verdicts.stream().map((verdict) -> new JUnitXml(List.of(verdict), this.clock)).toList();
	}

	Verdict verdict() {
		return this.verdicts.get(0);
	}

	// Readers take the part before the last dot for a package.
	String className() {
		return verdict().exercise() + "." + verdict().submission().replace('.', '_');
	}

	String timestamp() {
		return LocalDateTime.now(this.clock).truncatedTo(ChronoUnit.SECONDS).toString();
	}

	String counts() {
		long errors = this.verdicts.stream().filter((verdict) -> verdict.problem() != null).count();
		List<State> states = this.verdicts.stream()
			.flatMap((verdict) -> verdict.findings().stream())
			.map(Finding::state)
			.toList();
		return "tests=\"%s\" failures=\"%s\" errors=\"%s\" skipped=\"%s\" time=\"%s\"".formatted(errors + states.size(),
				states.stream().filter(State.FAILED::equals).count(), errors,
				states.stream().filter(State.NOT_RUN::equals).count(),
				this.verdicts.stream().mapToDouble(Verdict::seconds).sum());
	}

	// Only the program's total time is known, so a test has none.
	List<Test> checks() {
		return verdict().findings().stream().map(Test::new).toList();
	}

	String output() {
		return Stream.concat(verdict().notes().stream(), verdict().output().stream()).collect(Collectors.joining("\n"));
	}

	record Test(Finding finding) {

		boolean failed() {
			return this.finding.state() == State.FAILED;
		}

		boolean skipped() {
			return this.finding.state() == State.NOT_RUN;
		}

		String text() {
			return Reason.text(this.finding);
		}

		String printed() {
			return switch (this.finding.state()) {
				case FAILED, NOT_RUN -> "";
				case PASSED -> text();
				case REMARK -> "Remark: " + text();
			};
		}

	}

}
