package dev.tcplab.check.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ClassroomTests {

	@Test
	void hasPointPerPassedCheck() {
		assertThat(Classroom.of(List.of(Verdicts.failed()))).isEqualTo(
				"""
						{"version":1,"status":"fail","max_score":3,"tests":[\
						{"name":"starts","status":"pass","score":1,"message":"","test_code":"","filename":"",\
						"line_no":0,"duration":0},\
						{"name":"the answer is right","status":"fail","score":0,"message":"The answer lacks ECHO.\\n\
						Expected: ECHO hi\\nGot: hi\\nPut ECHO before it.\\n> Traceback\\n> line 7","test_code":"",\
						"filename":"","line_no":0,"duration":0},\
						{"name":"prints the list of clients","status":"fail","score":0,"message":"Not run, because an earlier check failed.",\
						"test_code":"","filename":"","line_no":0,"duration":0}]}
						""");
	}

	@Test
	void passesWithRemarks() {
		assertThat(Classroom.of(List.of(Verdicts.passed())))
			.startsWith("{\"version\":1,\"status\":\"pass\",\"max_score\":2,");
	}

	@Test
	void hasErrorForProblem() {
		assertThat(Classroom.of(List.of(Verdicts.notChecked()))).isEqualTo("""
				{"version":1,"status":"error","max_score":1,"tests":[{"name":"The program can be checked",\
				"status":"error","score":0,"message":"python3 is not installed.","test_code":"","filename":"",\
				"line_no":0,"duration":0}]}
				""");
	}

	@Test
	void escapesHostileText() {
		assertThat(Classroom.of(List.of(Verdicts.hostile()))).doesNotContain("##[").contains("\\\\x23#[error]");
		assertThat(JsonParserFactory.getJsonParser().parseMap(Classroom.of(List.of(Verdicts.hostile()))).toString())
			.contains("\n> ::error::no")
			.doesNotContain("\n::");
	}

}
