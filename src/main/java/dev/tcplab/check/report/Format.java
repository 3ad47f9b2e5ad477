package dev.tcplab.check.report;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.tcplab.check.judge.Verdict;
import dev.tcplab.console.VisibleText;
import dev.tcplab.support.AdvisedException;

enum Format {

	GRADESCOPE("gradescope:", "", true, Gradescope::of),

	CLASSROOM50("classroom50:", "", true, new Classroom50(System.getenv(), Clock.systemUTC())::of),

	XML("", ".xml", false, (verdicts) -> JUnitXml.of(verdicts, Clock.systemDefaultZone())),

	JSON("", ".json", false, Json::of),

	CSV("", ".csv", false, CsvTable::of),

	MARKDOWN("", ".md", false, Page::markdown),

	HTML("", ".html", false, Page::html),

	/** A directory with one Markdown file per student. */
	FEEDBACK("", "/", false, Page::feedback);

	private final String prefix;

	private final String ending;

	/** Whether the format holds only one submission. */
	final boolean single;

	final Function<List<Verdict>, String> text;

	Format(String prefix, String ending, boolean single, Function<List<Verdict>, String> text) {
		this.prefix = prefix;
		this.ending = ending;
		this.single = single;
		this.text = text;
	}

	static Format of(String target) {
		return Arrays.stream(values())
			.filter((format) -> target.startsWith(format.prefix)
					&& target.toLowerCase(Locale.ROOT).endsWith(format.ending))
			.findFirst()
			.orElseThrow(() -> new AdvisedException(
					"Unknown format of the report '%s'.".formatted(VisibleText.whole(target)),
					"Choose a file that ends in .xml, .json, .csv, .md or .html, a directory that ends in /, or write"
							+ " gradescope:FILE or classroom50:FILE, as in %s=report.html".formatted(Reports.PROPERTY),
					null));
	}

	String file(String target) {
		return target.substring(this.prefix.length());
	}

}
