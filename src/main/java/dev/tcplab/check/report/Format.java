package dev.tcplab.check.report;

import java.time.Clock;
import java.util.Locale;

/**
 * The formats of reports, and the names by which they are asked for.
 */
enum Format {

	GRADESCOPE("gradescope:", "", Gradescope::of),

	CLASSROOM("classroom:", "", Classroom::of),

	XML("", ".xml", new JUnitXml(Clock.systemDefaultZone())),

	JSON("", ".json", Json::of),

	CSV("", ".csv", CsvTable::of),

	MARKDOWN("", ".md", Markdown::of),

	HTML("", ".html", Html::of);

	private final String prefix;

	private final String ending;

	private final Report report;

	Format(String prefix, String ending, Report report) {
		this.prefix = prefix;
		this.ending = ending;
		this.report = report;
	}

	Report report() {
		return this.report;
	}

	boolean isOf(String target) {
		return target.startsWith(this.prefix) && target.toLowerCase(Locale.ROOT).endsWith(this.ending);
	}

	String file(String target) {
		return target.substring(this.prefix.length());
	}

	/**
	 * Says whether it holds one submission, because the system checks one at a time.
	 * @return whether it cannot hold more
	 */
	boolean holdsOne() {
		return !this.prefix.isEmpty();
	}

}
