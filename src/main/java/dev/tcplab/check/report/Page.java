package dev.tcplab.check.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.Escaper;
import com.samskivert.mustache.Mustache.Lambda;
import com.samskivert.mustache.Template;
import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;
import dev.tcplab.check.judge.Verdict.Outcome;
import dev.tcplab.support.EnumName;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML or Markdown page, whose methods are the names in the templates.
 *
 * @param full whether to show all verdicts or only the summary
 */
record Page(List<Verdict> verdicts, boolean full) {

	private static final Set<Outcome> UNPASSED = Set.of(Outcome.FAILED, Outcome.NOT_CHECKED);

	private static final Template HTML = template("report.html", Page::markup);

	private static final Template MARKDOWN = template("report.md", MarkdownText::of);

	private static final Template FEEDBACK = template("feedback.md", MarkdownText::of);

	static Template template(String name, Escaper escaper) {
		return Mustache.compiler()
			.emptyStringIsFalse(true)
			.zeroIsFalse(true)
			.nullValue("")
			.withEscaper(escaper)
			.compile(resource(name));
	}

	static String markup(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

	private static String resource(String name) {
		try {
			return new ClassPathResource("check/" + name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String html(List<Verdict> verdicts) {
		return HTML.execute(new Page(verdicts, true));
	}

	static String markdown(List<Verdict> verdicts) {
		return MARKDOWN.execute(new Page(verdicts, true));
	}

	static String feedback(List<Verdict> verdicts) {
		return FEEDBACK.execute(new Page(verdicts, true));
	}

	static String summary(List<Verdict> verdicts) {
		return MARKDOWN.execute(new Page(verdicts, false));
	}

	String exercise() {
		return this.verdicts.stream().map(Verdict::exercise).distinct().collect(Collectors.joining(", "));
	}

	boolean several() {
		return this.verdicts.stream().map(Verdict::exercise).distinct().count() > 1;
	}

	String style() {
		return resource("report.css");
	}

	Summary summary() {
		return Summary.of(this.verdicts);
	}

	List<Row> rows() {
		return IntStream.range(0, this.verdicts.size())
			.mapToObj((i) -> new Row(i, this.verdicts.get(i), single()))
			.toList();
	}

	List<Row> unpassed() {
		return rows().stream().filter((row) -> UNPASSED.contains(row.verdict().outcome())).toList();
	}

	boolean single() {
		return this.verdicts.size() == 1;
	}

	Lambda code() {
		return (text, out) -> out.write(MarkdownText.code(text.execute()));
	}

	Lambda block() {
		return (text, out) -> out.write(MarkdownText.block(text.execute().lines().toList()).stripTrailing());
	}

	/** One submission. In a class, the summary has the remarks on unusual clients. */
	record Row(int number, Verdict verdict, boolean single) {

		String outcome() {
			return EnumName.of(this.verdict.outcome());
		}

		String mark() {
			return switch (this.verdict.outcome()) {
				case PASSED -> "✅";
				case FAILED -> "❌";
				case NOT_CHECKED -> "⚠️";
				case NOT_SUBMITTED -> "➖";
			};
		}

		String reason() {
			return this.verdict.reason().orElse("");
		}

		List<Check> checks() {
			return this.verdict.findings()
				.stream()
				.filter((finding) -> this.single || finding.point() != Point.ROBUST)
				.map(Check::new)
				.toList();
		}

		/** Returns the visible checks, but with the points of all checks. */
		List<Check> shown() {
			return this.verdict.forStudent().findings().stream().map(Check::new).toList();
		}

		List<Check> failure() {
			return this.verdict.firstFailure().stream().map(Check::new).toList();
		}

		String output() {
			return String.join("\n", this.verdict.output());
		}

	}

	record Check(Finding finding) {

		String state() {
			return EnumName.of(this.finding.state());
		}

		boolean passed() {
			return this.finding.state() == State.PASSED;
		}

		String mark() {
			return switch (this.finding.state()) {
				case PASSED -> "✅";
				case FAILED -> "❌";
				case NOT_RUN -> "➖";
				case REMARK -> "💬";
			};
		}

		boolean compared() {
			return this.finding.expected() != null || this.finding.actual() != null;
		}

		String quote() {
			return String.join("\n", this.finding.quote());
		}

	}

}
