package dev.tcplab.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are refused because another site's page may have caused them.
 */
class HttpSafetyTests {

	private static final String ANOTHER_SITE = "A page of another site caused this request";

	private final HttpSafety safety = new HttpSafety(new HttpSettings(List.of("lab.example.org")));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:9080", "LOCALHOST", "127.0.0.1:9080", "192.0.2.2", "[::1]:9080",
			"[fd00::2]", "tcp-lab:9080", "lab.example.org", "Lab.Example.org:9080" })
	void acceptsLocalAndConfiguredHosts(String host) {
		assertThat(refusal("GET", "/", host, null, null)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					localhost:9080             | Prometheus on this machine, and kubectl port-forward
					tcp-lab:9080               | Prometheus in Compose
					10.42.0.7:9080             | Prometheus that finds pods, by annotations or a PodMonitor, and the kubelet's probes
					[fd00:42::7]:9080          | the same with IPv6
					127.0.0.1:9080             | the container's own health check
					-                          | HAProxy's checks, which are HTTP/1.0
					""")
	void acceptsHostsOfMonitoringTools(@Nullable String host, String sender) {
		assertThat(refusal("GET", "/actuator/prometheus", host, null, null)).as(sender).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "host.docker.internal:9080", "tcp-lab.default.svc:9080",
			"tcp-lab.default.svc.cluster.local:9080" })
	void acceptsLongNamesOnlyIfConfigured(String host) {
		assertThat(refusal("GET", "/actuator/prometheus", host, null, null)).startsWith("Unknown host");
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/prometheus");
		request.addHeader("Host", host);
		assertThat(refusal(new HttpSafety(new HttpSettings(List.of(host.replace(":9080", "")))), request)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example.com", "evil.example.com:9080", "127.0.0.1.evil.com", "localhost.evil.com",
			"localhost.", "1.2.3", "lab.example.org.evil.com", "127.0.0.1.nip.io" })
	void refusesOtherHosts(String host) {
		assertThat(refusal("GET", "/actuator/health", host, null, null))
			.startsWith("Unknown host '%s'. Use localhost or an address".formatted(host.replace(":9080", "")));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			POST,   same-origin, -,                     -,        -
			POST,   none,        -,                     -,        -
			POST,   -,           -,                     -,        -
			POST,   -,           http://localhost:9080, -,        -
			GET,    same-origin, -,                     -,        -
			GET,    -,           -,                     -,        -
			GET,    cross-site,  -,                     navigate, document
			GET,    same-site,   -,                     navigate, document
			""")
	void acceptsOwnRequestsAndNavigation(String method, @Nullable String site, @Nullable String origin,
			@Nullable String mode, @Nullable String destination) {
		assertThat(refusal(method, "/any/path", "localhost:9080", site, origin, mode, destination)).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			POST,   cross-site,  -,                     navigate, document
			POST,   same-site,   -,                     -,        -
			POST,   -,           http://localhost:8000, -,        -
			POST,   -,           http://evil.com,       -,        -
			POST,   -,           null,                  -,        -
			DELETE, cross-site,  -,                     -,        -
			HEAD,   cross-site,  -,                     navigate, document
			GET,    cross-site,  -,                     cors,     empty
			GET,    cross-site,  -,                     no-cors,  image
			GET,    cross-site,  -,                     navigate, iframe
			GET,    same-site,   -,                     no-cors,  script
			GET,    -,           http://evil.com,       -,        -
			""")
	void refusesRequestsOfOtherSites(String method, @Nullable String site, @Nullable String origin,
			@Nullable String mode, @Nullable String destination) {
		for (String path : List.of("/", "/board/events", "/board/%65vents", "/board/events;a=b", "/board;x/events",
				"/actuator/health", "/nothing")) {
			assertThat(refusal(method, path, "localhost:9080", site, origin, mode, destination)).as(path)
				.isEqualTo(ANOTHER_SITE);
		}
	}

	private @Nullable String refusal(String method, String path, @Nullable String host, @Nullable String site,
			@Nullable String origin) {
		return refusal(method, path, host, site, origin, null, null);
	}

	private @Nullable String refusal(String method, String path, @Nullable String host, @Nullable String site,
			@Nullable String origin, @Nullable String mode, @Nullable String destination) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		Map<String, @Nullable String> headers = new HashMap<>();
		headers.put("Host", host);
		headers.put("Sec-Fetch-Site", site);
		headers.put("Origin", origin);
		headers.put("Sec-Fetch-Mode", mode);
		headers.put("Sec-Fetch-Dest", destination);
		headers.forEach((name, value) -> {
			if (value != null) {
				request.addHeader(name, value);
			}
		});
		return refusal(this.safety, request);
	}

	private static @Nullable String refusal(HttpSafety safety, MockHttpServletRequest request) {
		try {
			safety.check(request);
			return null;
		}
		catch (ResponseStatusException ex) {
			assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
			return ex.getReason();
		}
	}

}
