package dev.tcplab.check.report;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StudentsTests {

	@ParameterizedTest
	@CsvSource({ "class/ana.py class/bob.py, ana bob", "class/ana class/bob, ana bob",
			"class/ana/echo1.py class/bob/echo1.py, ana bob",
			"class/ana/echo1.py class/bob/echo2.py, ana-echo1 bob-echo2", "class/ana.py, ana", "a/x.py a/x.js, x x-2",
			"a/b.c.py a/d.py, b.c d", "x/a/1 y/b/1, x-a y-b", "class/ana class/bob eve, ana bob eve" })
	void namesWhatDiffersInPaths(String paths, String names) {
		assertThat(Students.names(Arrays.asList(paths.split(" "))).values()).containsExactly(names.split(" "));
	}

}
