package dev.tcplab.check.report;

import java.util.List;

import dev.tcplab.check.verdict.Check;
import dev.tcplab.check.verdict.Verdict;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A verdict in which no text, not even a file's name, can break a line of a report or be
 * what its format cannot hold.
 */
final class VisibleVerdict {

	private VisibleVerdict() {
	}

	static Verdict of(Verdict verdict) {
		return new Verdict(VisibleText.whole(verdict.submission()), verdict.exercise(),
				verdict.checks().stream().map(VisibleVerdict::of).toList(), lines(verdict.notes()),
				lines(verdict.output()), verdict.time(), text(verdict.problem()));
	}

	private static Check of(Check check) {
		return new Check(check.id(), VisibleText.whole(check.title()), check.state(), VisibleText.whole(check.text()),
				text(check.advice()), text(check.expected()), text(check.actual()), lines(check.quote()));
	}

	private static List<String> lines(List<String> lines) {
		return lines.stream().map(VisibleText::whole).toList();
	}

	private static @Nullable String text(@Nullable String text) {
		return (text != null) ? VisibleText.whole(text) : null;
	}

}
