package dev.tcplab.web.actuator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tcplab.client.TcpClients;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard and the alerts match the application's meters. Shares the context of
 * {@link ReadOnlyEndpointTests}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0",
				"spring.config.additional-location=file:src/main/docker/application.yml" })
@ActiveProfiles("happy")
@Import(Recording.class)
class MonitoringFilesTests {

	private static final String DASHBOARD = "grafana/dashboards/tcp-lab.json";

	private static final String ALERTS = "prometheus/alerts.yml";

	// Our metrics have a prefix; others are recognized by the labels that follow.
	private static final Pattern METRIC = Pattern.compile("\\btcp_\\w+|\\b\\w+(?=\\{\\w)");

	// A label that is compared with a text, not with a pattern or a variable.
	private static final Pattern LABEL = Pattern.compile("\\b\\w+=\"[\\w-]+\"");

	String scrape;

	@BeforeEach
	void scrape(@LocalServerPort int httpPort, @Autowired TcpServers servers, @Autowired TcpClients clients) {
		clients.to("127.0.0.1", servers.find("happy").port()).talk("Test");
		this.scrape = RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + httpPort)
			.build()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { DASHBOARD, ALERTS })
	void usesOnlyScrapedMetrics(String file) throws IOException {
		Set<String> metrics = found(METRIC, read(file));
		// Prometheus itself makes this metric.
		metrics.remove("up");
		assertThat(metrics).isNotEmpty().isSubsetOf(found(METRIC, this.scrape));
	}

	@ParameterizedTest
	@ValueSource(strings = { DASHBOARD, ALERTS })
	void usesOnlyScrapedLabels(String file) throws IOException {
		Set<String> labels = found(LABEL, read(file));
		// The name comes from prometheus.yml.
		labels.remove("job=\"tcp-lab\"");
		assertThat(labels).isNotEmpty().isSubsetOf(found(LABEL, this.scrape));
	}

	@Test
	void showsAllOurMetersOnDashboard() throws IOException {
		Set<String> meters = found(METRIC, this.scrape.replaceAll("(?m)^(?!tcp_).*", ""));
		assertThat(found(METRIC, read(DASHBOARD))).isNotEmpty().isEqualTo(meters);
	}

	@Test
	void limitsQueriesToChosenReplicas() throws IOException {
		assertThat(read(DASHBOARD).lines().filter((line) -> line.contains("\"expr\":"))).isNotEmpty()
			.allSatisfy((query) -> assertThat(query.split("\\btcp_\\w+"))
				.hasSameSizeAs(query.split("instance=~\"\\$instance\"")));
	}

	@Test
	void selectsPodsInPodMonitor() throws IOException {
		Map<String, Object> monitor = yaml("pod-monitor.yaml").get(0);
		Map<String, Object> deployment = yaml("tcp-lab.yaml").get(0);
		assertThat(at(monitor, "spec", "selector", "matchLabels"))
			.isEqualTo(at(deployment, "spec", "template", "metadata", "labels"));
		Map<?, ?> scraped = (Map<?, ?>) ((List<?>) at(monitor, "spec", "podMetricsEndpoints")).get(0);
		assertThat(scraped.get("path"))
			.isEqualTo(at(deployment, "spec", "template", "metadata", "annotations", "prometheus.io/path"));
		Map<?, ?> container = (Map<?, ?>) ((List<?>) at(deployment, "spec", "template", "spec", "containers")).get(0);
		assertThat((List<?>) container.get("ports"))
			.anySatisfy((port) -> assertThat(((Map<?, ?>) port).get("name")).isEqualTo(scraped.get("port")));
	}

	private static List<Map<String, Object>> yaml(String file) throws IOException {
		List<Map<String, Object>> documents = new ArrayList<>();
		new Yaml().loadAll(read("kubernetes/" + file)).forEach((document) -> documents.add(asMap(document)));
		return documents;
	}

	private static Object at(Map<String, Object> document, String... path) {
		Object found = document;
		for (String name : path) {
			found = asMap(found).get(name);
		}
		return found;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> asMap(Object document) {
		return (Map<String, Object>) document;
	}

	private static String read(String file) throws IOException {
		return Files.readString(Path.of("config", file)).replace("\\\"", "\"").replace("!=", "=");
	}

	private static Set<String> found(Pattern pattern, String text) {
		Set<String> found = new TreeSet<>();
		pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
		return found;
	}

}
