package dev.tcplab.web.classroom;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every path of the running application, from the teacher's address and from a student's.
 */
class ClassAccessTests extends AbstractClassTests {

	private static final Set<String> OF_STUDENTS = Set.of("GET /class", "GET /class/x.js", "GET /class/events",
			"POST /class/name", "POST /class/checks", "DELETE /class/checks");

	@Autowired
	private Collection<RequestMappingInfoHandlerMapping> methods;

	@Autowired
	private Collection<AbstractUrlHandlerMapping> resources;

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.2", "127.0.0.1" })
	void refusesStudentAllOtherPaths(String address) {
		boolean teacher = address.equals("127.0.0.1");
		Set<String> requests = requests();
		assertThat(requests).containsAll(OF_STUDENTS)
			.contains("GET /", "GET /board/events", "GET /board/class.csv", "POST /board/talk", "GET /health",
					"GET /prometheus", "POST /tcpfaults/x", "GET /class/info.js", "GET /error");
		Map<String, Integer> statuses = requests.stream()
			.collect(Collectors.toMap((request) -> request, (request) -> status(address, request)));
		assertThat(statuses).allSatisfy((request, status) -> {
			if (teacher || OF_STUDENTS.contains(request)) {
				assertThat(status).as(request).isNotEqualTo(403);
			}
			else {
				assertThat(status).as(request).isEqualTo(403);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1", "Forwarded: for=127.0.0.1",
			"X-Forwarded-Prefix: /class/", "X-Original-URL: /class", "X-HTTP-Method-Override: GET" })
	void ignoresForwardingHeaders(String header) {
		assertThat(machine("127.0.0.2").status("GET", "/health", header)).isEqualTo(403);
		assertThat(machine("127.0.0.1").status("GET", "/health", header.replace("127.0.0.1", "192.0.2.9")))
			.isNotEqualTo(403);
	}

	@Test
	void explainsRefusal() {
		assertThat(machine("127.0.0.2").get("/board/exchanges")).startsWith("HTTP/1.1 403")
			.contains("\"detail\":\"Only the teacher can open this. The page for students is /class\"");
	}

	@Test
	void keepsRulesForHostsAndOtherSites() {
		Machine student = machine("127.0.0.2");
		assertThat(student.request("GET", "/class/dom.js", "", "Host: evil.example.com")).startsWith("HTTP/1.1 403")
			.contains("Unknown host");
		assertThat(student.request("POST", "/class/name", "{}", "Sec-Fetch-Site: cross-site"))
			.startsWith("HTTP/1.1 403")
			.contains("A page of another site caused this request");
	}

	private int status(String address, String request) {
		String[] words = request.split(" ");
		return machine(address).status(words[0], words[1]);
	}

	private Set<String> requests() {
		Set<String> requests = new TreeSet<>();
		this.methods.forEach((
				mapping) -> mapping.getHandlerMethods().keySet().forEach((info) -> requests.addAll(of(info).toList())));
		this.resources.forEach(
				(mapping) -> mapping.getHandlerMap().keySet().forEach((path) -> requests.add("GET " + concrete(path))));
		return requests;
	}

	private static Stream<String> of(RequestMappingInfo info) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		return info.getPatternValues()
			.stream()
			.flatMap((path) -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
				.map((method) -> method + " " + concrete(path)));
	}

	private static String concrete(String pattern) {
		return pattern.replace("**", "x.js").replaceAll("\\{[^}]*}", "x").replaceAll("\\*", "x");
	}

}
