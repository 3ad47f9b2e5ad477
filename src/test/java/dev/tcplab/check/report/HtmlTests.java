package dev.tcplab.check.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTests {

	private static final Pattern TAG = Pattern.compile("<[^>]*>?");

	@Test
	void hasRowAndDetailsOfEachSubmission() {
		assertThat(Page.html(Verdicts.all())).contains("<html lang=\"en\">", "<title>Check of echo2</title>",
				"1 of 3 passed, 1 failed, 1 could not be checked", "<td role=\"cell\" class=\"number\">1 of 3</td>",
				"scope=\"row\"><a href=\"#s1\">students/bob.py</a></th>", "<div id=\"s1\">",
				"<dt>Expected</dt><dd><code>ECHO hi</code></dd>", "<dt>Got</dt><dd><code>hi</code></dd>",
				"<p class=\"advice\">Put ECHO before it.</p>", "<pre tabindex=\"0\">\nTraceback\nline 7</pre>",
				"<pre tabindex=\"0\">\nlistening\nCONNECTION 1</pre>",
				"<p class=\"problem\">python3 is not installed.</p>");
	}

	@Test
	void needsNoOtherFileOrScript() {
		assertThat(Page.html(Verdicts.all())).contains("default-src 'none'")
			.doesNotContain("<script", "<link", "<img", "src=", "url(", "@import");
	}

	@Test
	void opensDetailsOfOnlySubmission() {
		assertThat(Page.html(List.of(Verdicts.failed()))).contains("<details class=\"submission\" open>");
		assertThat(Page.html(Verdicts.all())).doesNotContain("<details class=\"submission\" open>");
	}

	@Test
	void escapesHostileText() {
		assertThat(tags(Page.html(List.of(Verdicts.hostile()))))
			.isEqualTo(tags(Page.html(List.of(Verdicts.hostile("harmless")))));
	}

	private static List<String> tags(String html) {
		return TAG.matcher(html).results().map(MatchResult::group).toList();
	}

}
