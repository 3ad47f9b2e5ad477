package dev.tcplab.web.classroom;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Students with several addresses, and a teacher, over HTTP.
 */
class ClassPageTests extends AbstractClassTests {

	@Test
	void showsStudentOnlyOwnExchanges() {
		List<String> seen = new ArrayList<>();
		try (Machine.Events two = machine("127.0.0.2").events()) {
			seen.add(two.next());
			machine("127.0.0.3").send(port("echo1"), "three is here");
			machine("127.0.0.2").send(port("echo1"), "two is here");
			machine("127.0.0.3").send(port("echo1"), "three is still here");
			machine("127.0.0.2").send(port("echo1"), "two is still here");
			do {
				seen.add(two.next());
			}
			while (!seen.get(seen.size() - 1).contains("two is still here"));
		}
		assertThat(String.join("\n", seen)).contains("two is here", "127.0.0.2:")
			.doesNotContain("three", "127.0.0.3", base64("three is here"), base64("three is still here"));
		try (Machine.Events three = machine("127.0.0.3").events()) {
			String snapshot = three.next();
			assertThat(JsonPath.<List<String>>read(snapshot, "$.exchanges[*].message"))
				.contains("three is here", "three is still here")
				.noneMatch((message) -> message.contains("two"));
			assertThat(JsonPath.<List<Object>>read(snapshot, "$.exchanges[0].timeline")).isNotEmpty();
		}
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(Wire.bytes(text));
	}

	@Test
	void showsHowToConnect() {
		try (Machine.Events events = machine("127.0.0.4").events()) {
			String snapshot = events.next();
			assertThat((String) JsonPath.read(snapshot, "$.you.address")).isEqualTo("127.0.0.4");
			assertThat((String) JsonPath.read(snapshot, "$.host")).isEqualTo("127.0.0.1");
			assertThat(JsonPath.<List<String>>read(snapshot, "$.servers[?(@.name=='echo1')].command"))
				.containsExactly("nc 127.0.0.1 " + port("echo1"));
			assertThat(JsonPath.<List<String>>read(snapshot, "$.exercises[*].name")).contains("echo1", "client-test");
		}
	}

	@Test
	void showsAddressesOfViewersFamily() {
		try (Machine.Events events = machine("::1").events()) {
			String snapshot = events.next();
			assertThat((String) JsonPath.read(snapshot, "$.you.address")).isEqualTo("::1");
			assertThat((String) JsonPath.read(snapshot, "$.host")).isEqualTo("::1");
		}
	}

	@Test
	void showsResultsToStudentAndTeacher() {
		Machine student = machine("127.0.0.5");
		try (StudentServer server = new StudentServer("127.0.0.5", StudentServer.ECHO);
				Machine.Events events = student.events()) {
			String begun = student.post("/class/checks",
					"{\"exercise\":\"echo1\",\"port\":%d,\"name\":\"=Ada\"}".formatted(server.port()));
			assertThat(begun).startsWith("HTTP/1.1 202").contains("\"state\":\"running\"");
			assertThat(events.nextWith("\"finished\"")).contains("\"result\":\"passed\"");
			assertThat(server.clients()).hasSize(6).containsOnly("127.0.0.1");
		}
		assertThat(machine("127.0.0.1").get("/board/class")).contains(
				"{\"name\":\"=Ada\",\"address\":\"127.0.0.5\",\"shared\":false,\"exercise\":\"echo1\",\"result\":\"passed\"");
		assertThat(machine("127.0.0.1").get("/board/class.csv"))
			.contains("name,address,shared,exercise,result,finding,time\r\n")
			.contains("\"'=Ada\",\"127.0.0.5\",\"false\",\"echo1\",\"passed\",\"\",");
	}

	@Test
	void isolatesCheckOfHangingServer() {
		Machine hanging = machine("127.0.0.6");
		Machine other = machine("127.0.0.7");
		try (StudentServer silent = new StudentServer("127.0.0.6", StudentServer.HANGING);
				StudentServer right = new StudentServer("127.0.0.7", StudentServer.ECHO);
				Machine.Events events = other.events()) {
			String check = "{\"exercise\":\"echo1\",\"port\":%d}";
			assertThat(hanging.post("/class/checks", check.formatted(silent.port()))).startsWith("HTTP/1.1 202");
			assertThat(hanging.post("/class/checks", check.formatted(silent.port()))).startsWith("HTTP/1.1 429")
				.contains("A check from your address is still running");
			assertThat(other.post("/class/checks", check.formatted(right.port()))).startsWith("HTTP/1.1 202");
			assertThat(events.nextWith("\"finished\"")).contains("\"result\":\"passed\"");
		}
	}

	@Test
	void sharesAddressAmongNames() {
		Machine shared = machine("127.0.0.8");
		try (Machine.Events events = shared.events()) {
			assertThat(shared.post("/class/name", "{\"name\":\"Ad\"}")).startsWith("HTTP/1.1 204");
			assertThat(shared.post("/class/name", "{\"name\":\"Ada\",\"before\":\"Ad\"}")).startsWith("HTTP/1.1 204");
			assertThat(shared.post("/class/name", "{\"name\":\"Bob\"}")).startsWith("HTTP/1.1 204");
			assertThat(events.nextWith("Bob")).contains("\"names\":[\"Ada\",\"Bob\"]");
		}
		assertThat(machine("127.0.0.1").get("/board/class")).contains("\"address\":\"127.0.0.8\",\"shared\":true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/class/checks | {"exercise":"echo1","port":80}    | Enter the port of your server, from 1024 to 65535
			/class/checks | {"exercise":"echo1"}              | Enter the port of your server, from 1024 to 65535
			/class/checks | {"exercise":"file:x","port":8080} | Unknown exercise. Choose one of happy, echo1,
			/class/checks | {}                                | Unknown exercise. Choose one of happy, echo1,
			/class/checks | []                                | The body must be a JSON object, such as
			/class/name   | {"name":"A\\nB"}                  | Enter a name of 1 to 40 visible characters
			/class/name   | {}                                | Enter a name of 1 to 40 visible characters
			""")
	void rejectsInvalidRequests(String path, String body, String detail) {
		assertThat(machine("127.0.0.9").post(path, body)).startsWith("HTTP/1.1 400").contains(detail);
	}

	@Test
	void doesNotCheckItself() {
		for (int port : List.of(port("echo1"), this.http)) {
			assertThat(
					machine("127.0.0.9").post("/class/checks", "{\"exercise\":\"echo1\",\"port\":%d}".formatted(port)))
				.startsWith("HTTP/1.1 400")
				.contains("Port %d belongs to TCP Lab itself. Start your server on another port".formatted(port));
		}
	}

	@Test
	void sendsTableToBoard() {
		machine("127.0.0.10").post("/class/name", "{\"name\":\"Cy\"}");
		try (Machine.Events board = machine("127.0.0.1").events("/board/events")) {
			assertThat(board.next()).contains("\"class\":[{\"name\":\"");
			machine("127.0.0.10").post("/class/name", "{\"name\":\"Dan\",\"before\":\"Cy\"}");
			assertThat(board.nextWith("\"Dan\"")).startsWith("{\"servers\":[]").doesNotContain("\"Cy\"");
		}
	}

}
