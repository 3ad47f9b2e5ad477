package dev.tcplab.check.report;

import java.time.Duration;
import java.util.List;

import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.State;
import dev.tcplab.check.verdict.Verdict;

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

	static Check passed(String id) {
		return check(id, State.PASSED, "");
	}

	static Check check(String id, State state, String text) {
		return new Check(id, "Check " + id, state, text, null, null, null, List.of());
	}

	static Verdict of(String submission, Check... checks) {
		return new Verdict(submission, "echo2", List.of(checks), List.of(), List.of(), Duration.ofMillis(1500), null);
	}

	static Verdict passed() {
		return of("students/ada.py", passed("starts"), passed("answer"),
				check("line-ends", State.REMARK, "The lines end in \\r\\n."));
	}

	static Verdict failed() {
		return new Verdict("students/bob.py", "echo2",
				List.of(passed("starts"),
						new Check("answer", "The answer", State.FAILED, "The answer lacks ECHO.", "Put ECHO before it.",
								"ECHO hi", "hi", List.of("Traceback", "line 7")),
						check("list", State.NOT_RUN, "")),
				List.of("The address was replaced."), List.of("listening", "CONNECTION 1"), Duration.ofMillis(2250),
				null);
	}

	static Verdict notChecked() {
		return new Verdict("students/eve.py", "echo2", List.of(), List.of(), List.of(), Duration.ZERO,
				"python3 is not installed.");
	}

	static List<Verdict> all() {
		return List.of(passed(), failed(), notChecked());
	}

	static Verdict hostile() {
		return hostile(HOSTILE);
	}

	static Verdict hostile(String text) {
		return VisibleVerdict.of(new Verdict(text, "echo2",
				List.of(new Check("answer", "The answer", State.FAILED, text, text, text, text,
						List.of(text, "```", "::error::no")), check("line-ends", State.REMARK, text)),
				List.of(text), List.of(text, text), Duration.ofSeconds(1), text));
	}

}
