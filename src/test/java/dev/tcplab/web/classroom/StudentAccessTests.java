package dev.tcplab.web.classroom;

import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.protocol.proxy.AddressRange;
import dev.tcplab.protocol.proxy.IpAddress;
import dev.tcplab.web.http.DirectRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The paths that students and teachers reach, however these are written.
 * {@link ClassAccessTests} has all paths.
 */
class StudentAccessTests {

	private static final List<AddressRange> USUAL = Stream.of("127.0.0.0/8", "::1").map(AddressRange::of).toList();

	private static final List<AddressRange> OWN = Stream.of("192.0.2.0/28", "2001:db8::/32", "198.51.100.7")
		.map(AddressRange::of)
		.toList();

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, true, false", "127.9.9.9, true, false", "::1, true, false",
			"::ffff:127.0.0.1, true, false", "192.0.2.15, false, true", "192.0.2.16, false, false",
			"::ffff:192.0.2.15, false, true", "::ffff:192.0.2.16, false, false", "198.51.100.7, false, true",
			"198.51.100.8, false, false", "2001:db8::9, false, true", "2001:db9::9, false, false", "::, false, false",
			"0.0.0.0, false, false", "::127.0.0.1, false, false", "fe80::1, false, false" })
	void recognizesTeachers(String address, boolean usual, boolean own) {
		assertThat(isAllowed(USUAL, address, "GET", "/actuator/health")).isEqualTo(usual);
		assertThat(isAllowed(OWN, address, "GET", "/actuator/health")).isEqualTo(own);
		assertThat(isAllowed(USUAL, address, "GET", "/class")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "GET /class", "HEAD /class", "GET /class/events", "GET /class/class.css", "GET /class/dom.js",
					"GET /class/favicon.svg", "POST /class/name", "POST /class/checks", "DELETE /class/checks" })
	void allowsStudentToUsePage(String request) {
		assertThat(isAllowedForStudent(request)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "GET /error", "GET /board/class", "GET /class/", "GET //class", "GET /class;x",
			"GET /class;/../actuator", "GET /class/../actuator/health", "GET /class/..;/actuator/health",
			"GET /class/%2e%2e/actuator/health", "GET /class/.%2E/board/events", "GET /class%2fevents",
			"GET /class/%65vents", "GET /class//events", "GET /class/events/", "GET /class/index.html",
			"GET /class/dom.js/../../actuator", "GET /class/a/b.js", "GET /class/.js", "GET /class/x.js;y",
			"GET /class\\..\\actuator", "GET /CLASS", "GET /classes", "GET /class.js", "GET class", "GET *",
			"GET http://127.0.0.1/class", "GET /class/events\n", "GET /class/name", "GET /class/checks", "POST /class",
			"POST /class/events", "PUT /class/checks", "PATCH /class/name", "OPTIONS /class", "TRACE /class",
			"CONNECT /class", "get /class", "PROPFIND /class" })
	void refusesOtherRequestsOfStudent(String request) {
		assertThat(isAllowedForStudent(request)).isFalse();
	}

	private static boolean isAllowedForStudent(String request) {
		String[] words = request.split(" ", 2);
		return isAllowed(USUAL, "192.0.2.9", words[0], words[1]);
	}

	private static boolean isAllowed(List<AddressRange> teachers, String address, String method, String path) {
		try {
			new StudentAccess(new ClassSettings(true, teachers, null))
				.check(new DirectRequest(IpAddress.any(address), method, path));
			return true;
		}
		catch (ResponseStatusException refusal) {
			assertThat(refusal.getStatusCode().value()).isEqualTo(403);
			assertThat(refusal.getReason())
				.isEqualTo("Only the teacher can open this. The page for students is /class");
			return false;
		}
	}

}
