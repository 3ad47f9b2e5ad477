package dev.tcplab.check.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Grading;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Special;

/**
 * Verdicts on a small class.
 */
final class Verdicts {

	/**
	 * Output of a program that attacks terminals, XML, HTML, Markdown, CI systems,
	 * spreadsheets, and readers.
	 */
	static final String HOSTILE = "=cmd()\u001b[31m\0]]></system-out><script>alert(1)</script>\n::error::no\r##[error]no"
			+ "|```` `b` **c** @octocat #1 https://evil.example www.evil.example [d](http://e) \u202e\ud800\ufffe\uffff"
			+ "&lt;\"'<img src=x onerror=f()> %0A 😀";

	private Verdicts() {
	}

	static Finding passed(Point point) {
		return point.passed("");
	}

	static Verdict of(String submission, Finding... findings) {
		return new Verdict(submission, "echo2", List.of(findings), List.of(), List.of(), Duration.ofMillis(1500), null,
				Special.NONE, Grading.USUAL);
	}

	static Verdict passed() {
		return of("students/ada.py", passed(Point.STARTS), passed(Point.ANSWER),
				Point.WORDING.remark("The lines end in \\r\\n.", null));
	}

	static Verdict failed() {
		return new Verdict("students/bob.py", "echo2",
				List.of(passed(Point.STARTS),
						new Finding(Point.ANSWER, State.FAILED, "The answer lacks ECHO.", "Put ECHO before it.",
								"ECHO hi", "hi", List.of("Traceback", "line 7")),
						Point.LIST.notRun("")),
				List.of("The address was replaced."), List.of("listening", "CONNECTION 1"), Duration.ofMillis(2250),
				null, Special.NONE, Grading.USUAL);
	}

	static Verdict notChecked() {
		return new Verdict("students/eve.py", "echo2", List.of(), List.of(), List.of(), Duration.ZERO,
				"python3 is not installed.", Special.NONE, Grading.USUAL);
	}

	static Verdict graded(Verdict verdict, Map<Point, Integer> points, Set<Point> hidden) {
		return new Verdict(verdict.submission(), verdict.exercise(), verdict.findings(), verdict.notes(),
				verdict.output(), verdict.time(), verdict.problem(), Special.NONE, new Grading(points, hidden));
	}

	static List<Verdict> all() {
		return List.of(passed(), failed(), notChecked());
	}

	static Verdict hostile() {
		return hostile(HOSTILE);
	}

	static Verdict hostile(String text) {
		return new Verdict(text, "echo2",
				List.of(new Finding(Point.ANSWER, State.FAILED, text, text, text, text,
						List.of(text, "```", "::error::no")), Point.WORDING.remark(text, null)),
				List.of(text), List.of(text, text), Duration.ofSeconds(1), text, Special.NONE, Grading.USUAL);
	}

}
