package dev.tcplab.check.report;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			It returns (a, b): 1.5 s, isn't it?  ~ It returns (a, b): 1.5 s, isn't it?
			a|b                                  ~ a&#124;b
			<script>&amp;                        ~ &#60;script&#62;&#38;amp;
			`a` *b* _c_                          ~ \\`a\\` \\*b\\* \\_c\\_
			[a](b) ![c](d)                       ~ \\[a\\](b) \\!\\[c\\](d)
			@octocat #1                          ~ \\@<!-- -->octocat \\#<!-- -->1
			https://a                            ~ https\\:<!-- -->//a
			www.a.b                              ~ www\\.<!-- -->a.b
			a\\b $c$                             ~ a\\\\b \\$c\\$
			- a                                  ~ \\- a
			+ a                                  ~ \\+ a
			1. a                                 ~ 1\\. a
			12) a                                ~ 12\\) a
			"    a"                              ~ a
			""")
	void escapesText(String text, String markdown) {
		assertThat(MarkdownText.of(text)).isEqualTo(markdown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			a|b <c>   ~ `a|b <c>`
			a`b``c    ~ ```a`b``c```
			`         ~ "`` ` ``"
			" a "     ~ "`  a  `"
			" "       ~ "` `"
			""       ~ (nothing)
			""")
	void keepsTextInCodeSpan(String text, String markdown) {
		assertThat(MarkdownText.code(text)).isEqualTo(markdown);
	}

	@Test
	void keepsTextInCodeBlock() {
		assertThat(MarkdownText.block(List.of("````", "a"))).isEqualTo("`````text\n````\na\n`````\n");
	}

}
