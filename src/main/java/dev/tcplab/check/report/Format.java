package dev.tcplab.check.report;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.tcplab.check.judge.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The formats of reports, and the names by which they are asked for.
 */
enum Format {

	GRADESCOPE("gradescope:", "", "Gradescope", Gradescope::of),

	CLASSROOM("classroom:", "", "GitHub Classroom", Classroom::of),

	XML("", ".xml", null, new JUnitXml(Clock.systemDefaultZone())::of),

	JSON("", ".json", null, Json::of),

	CSV("", ".csv", null, CsvTable::of),

	MARKDOWN("", ".md", null, Page::markdown),

	HTML("", ".html", null, Page::html);

	private final String prefix;

	private final String extension;

	/**
	 * The system that wants this format and no other, and checks one submission at a
	 * time.
	 */
	final @Nullable String system;

	final Function<List<Verdict>, String> report;

	Format(String prefix, String extension, @Nullable String system, Function<List<Verdict>, String> report) {
		this.prefix = prefix;
		this.extension = extension;
		this.system = system;
		this.report = report;
	}

	boolean isOf(String target) {
		return target.startsWith(this.prefix) && target.toLowerCase(Locale.ROOT).endsWith(this.extension);
	}

	String file(String target) {
		return target.substring(this.prefix.length());
	}

}
