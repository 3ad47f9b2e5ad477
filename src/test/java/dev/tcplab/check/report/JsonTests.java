package dev.tcplab.check.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class JsonTests {

	@Test
	void hasAllPartsOfVerdict() {
		assertThat(Json.of(List.of(Verdicts.failed()))).isEqualTo(
				"""
						{"exercise":"echo2","passed":0,"failed":1,"notChecked":0,"notSubmitted":0,"submissions":[\
						{"submission":"students/bob.py","exercise":"echo2","outcome":"failed","seconds":2.25,\
						"points":1,"maxPoints":3,"reason":"The answer lacks ECHO.","problem":null,"notes":["The address was replaced."],"checks":[\
						{"id":"starts","title":"starts","state":"passed","text":"","advice":null,"expected":null,\
						"actual":null,"quote":[]},\
						{"id":"answer","title":"the answer is right","state":"failed","text":"The answer lacks ECHO.",\
						"advice":"Put ECHO before it.","expected":"ECHO hi","actual":"hi","quote":["Traceback","line 7"]},\
						{"id":"list","title":"prints the list of clients","state":"not-run","text":"an earlier check failed","advice":null,"expected":null,\
						"actual":null,"quote":[]}],\
						"output":["listening","CONNECTION 1"]}]}
						""");
	}

	@Test
	void countsSubmissions() {
		assertThat(parsed(Json.of(Verdicts.all()))).contains(entry("passed", 1), entry("failed", 1),
				entry("notChecked", 1));
	}

	@Test
	void hasProblemAsReason() {
		assertThat(Json.of(List.of(Verdicts.notChecked()))).contains("\"outcome\":\"not-checked\"",
				"\"reason\":\"python3 is not installed.\",\"problem\":\"python3 is not installed.\"");
	}

	@Test
	void escapesHostileText() {
		assertThat(parsed(Json.of(List.of(Verdicts.hostile()))).get("submissions").toString())
			.contains("\\n::error::no\\r##[error]no")
			.contains("<script>");
	}

	private static Map<String, Object> parsed(String json) {
		return JsonParserFactory.getJsonParser().parseMap(json);
	}

}
