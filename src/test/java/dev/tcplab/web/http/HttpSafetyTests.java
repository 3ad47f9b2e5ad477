package dev.tcplab.web.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are refused because another site's page may have caused them.
 */
class HttpSafetyTests {

	private static final String ANOTHER_SITE = "Refused, because a page of another site asks for it";

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
		assertThat(new HttpSafety(new HttpSettings(List.of(host.replace(":9080", "")))).refusal(request)).isNull();
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
			POST,   /actuator/tcpservers/echo1, cross-site,  -,                     true
			POST,   /actuator/tcpservers/echo1, same-site,   -,                     true
			POST,   /actuator/tcpservers/echo1, same-origin, -,                     false
			POST,   /actuator/tcpservers/echo1, none,        -,                     false
			POST,   /actuator/tcpservers/echo1, -,           -,                     false
			POST,   /actuator/tcpservers/echo1, -,           http://localhost:9080, false
			POST,   /actuator/tcpservers/echo1, -,           http://localhost:8000, true
			POST,   /actuator/tcpservers/echo1, -,           http://evil.com,       true
			POST,   /actuator/tcpservers/echo1, -,           null,                  true
			DELETE, /actuator/tcpservers/echo1, cross-site,  -,                     true
			PUT,    /board/talk,                cross-site,  -,                     true
			GET,    /board/events,              cross-site,  -,                     true
			GET,    /board/events,              -,           http://evil.com,       true
			GET,    /board/events,              same-origin, -,                     false
			GET,    /actuator/health,           cross-site,  -,                     false
			GET,    /,                          cross-site,  -,                     false
			""")
	void refusesChangesAndStreamsForOtherSites(String method, String path, @Nullable String site,
			@Nullable String origin, boolean refused) {
		assertThat(refusal(method, path, "localhost:9080", site, origin)).isEqualTo(refused ? ANOTHER_SITE : null);
	}

	private @Nullable String refusal(String method, String path, @Nullable String host, @Nullable String site,
			@Nullable String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		if (host != null) {
			request.addHeader("Host", host);
		}
		if (site != null) {
			request.addHeader("Sec-Fetch-Site", site);
		}
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		return this.safety.refusal(request);
	}

}
