package dev.tcplab.check.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.tcplab.check.judge.Verdict;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class JUnitXmlTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.6Z"), ZoneOffset.UTC);

	@TempDir
	Path directory;

	@Test
	void hasSuitePerSubmissionAndTestPerCheck() {
		assertThat(JUnitXml.of(List.of(Verdicts.failed()), CLOCK)).isEqualTo("""
				<?xml version="1.0" encoding="UTF-8"?>
				<testsuites tests="3" failures="1" errors="0" skipped="1" time="2.25">
					<testsuite name="echo2.students/bob_py" tests="3" failures="1" errors="0" skipped="1" time="2.25" \
				timestamp="2026-01-02T03:04:05">
						<properties>
							<property name="max-points" value="3"/>
							<property name="points" value="1"/>
						</properties>
						<testcase classname="echo2.students/bob_py" name="starts" time="0">
						</testcase>
						<testcase classname="echo2.students/bob_py" name="the answer is right" time="0">
							<failure message="The answer lacks ECHO." type="answer">The answer lacks ECHO.
				Expected: ECHO hi
				Got: hi
				Put ECHO before it.
				&gt; Traceback
				&gt; line 7</failure>
						</testcase>
						<testcase classname="echo2.students/bob_py" name="prints the list of clients" time="0">
							<skipped/>
						</testcase>
						<system-out>The address was replaced.
				listening
				CONNECTION 1</system-out>
					</testsuite>
				</testsuites>
				""");
	}

	@Test
	void addsUpCountsOfSubmissions() {
		assertThat(JUnitXml.of(Verdicts.all(), CLOCK))
			.contains("<testsuites tests=\"7\" failures=\"1\" errors=\"1\" skipped=\"1\" time=\"3.75\">");
	}

	@Test
	void writesReportThatSurefireReads() throws Exception {
		List<ReportTestSuite> suites = read(Verdicts.all());
		assertThat(suites).extracting(ReportTestSuite::getPackageName, ReportTestSuite::getName)
			.containsExactly(tuple("echo2", "students/ada_py"), tuple("echo2", "students/bob_py"),
					tuple("echo2", "students/eve_py"));
		assertThat(suites.get(1).getTestCases())
			.extracting(ReportTestCase::getName, ReportTestCase::isSuccessful, ReportTestCase::hasSkipped)
			.containsExactly(tuple("starts", true, false), tuple("the answer is right", false, false),
					tuple("prints the list of clients", false, true));
		assertThat(suites.get(1).getTestCases().get(1)).returns("The answer lacks ECHO.",
				ReportTestCase::getFailureMessage);
	}

	@Test
	void passesRemark() throws Exception {
		ReportTestCase remark = read(List.of(Verdicts.passed())).get(0).getTestCases().get(2);
		assertThat(remark.isSuccessful()).isTrue();
		assertThat(JUnitXml.of(List.of(Verdicts.passed()), CLOCK))
			.contains("<system-out>Remark: The lines end in \\r\\n.</system-out>");
	}

	@Test
	void hasErrorForProblem() throws Exception {
		ReportTestCase error = read(List.of(Verdicts.notChecked())).get(0).getTestCases().get(0);
		assertThat(error).returns(true, ReportTestCase::hasError)
			.returns("python3 is not installed.", ReportTestCase::getFailureMessage);
	}

	@Test
	void escapesHostileText() throws Exception {
		ReportTestSuite suite = read(List.of(Verdicts.hostile())).get(0);
		assertThat(suite.getTestCases()).hasSize(3);
		assertThat(suite.getTestCases().get(1).getFailureMessage())
			.startsWith("=cmd()\\x1b[31m\\x00]]></system-out><script>alert(1)</script>\\n::error::no\\r\\x23#[error]no")
			.contains("\\u202e\\ud800\\ufffe\\uffff&lt;\"'")
			.endsWith("😀");
	}

	private List<ReportTestSuite> read(List<Verdict> verdicts) throws Exception {
		return new TestSuiteXmlParser(new NullConsoleLogger()).parse(written(verdicts).toString());
	}

	private Path written(List<Verdict> verdicts) throws IOException {
		return Files.writeString(this.directory.resolve("report.xml"), JUnitXml.of(verdicts, CLOCK));
	}

}
