package dev.tcplab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.rule.RuleSet;
import dev.tcplab.server.rule.Rules;
import dev.tcplab.server.rule.Variables;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The files for Kubernetes agree with each other.
 */
class KubernetesFilesTests {

	private final List<Map<?, ?>> documents = StreamSupport
		.stream(new Yaml().loadAll(read("tcp-lab.yaml")).spliterator(), false)
		.<Map<?, ?>>map((document) -> (Map<?, ?>) document)
		.toList();

	@Test
	void selectsPodsThatExist() {
		List<Object> pods = deployments().map((it) -> at(it, "spec", "template", "metadata", "labels")).toList();
		List<Object> selected = Stream.of("selector", "podSelector")
			.flatMap((selector) -> this.documents.stream().map((it) -> at(it, "spec", selector)))
			.filter((selector) -> selector != null && ((Map<?, ?>) selector).containsKey("matchLabels"))
			.<Object>map((selector) -> ((Map<?, ?>) selector).get("matchLabels"))
			.toList();
		assertThat(selected).hasSize(5).isSubsetOf(pods);
	}

	@Test
	void spreadsPodsOfItsOwn() {
		Map<?, ?> deployment = deployments().findFirst().orElseThrow();
		List<?> constraints = (List<?>) at(deployment, "spec", "template", "spec", "topologySpreadConstraints");
		assertThat(at((Map<?, ?>) constraints.get(0), "labelSelector", "matchLabels"))
			.isEqualTo(at(deployment, "spec", "template", "metadata", "labels"));
	}

	@Test
	void mountsNoToken() {
		assertThat(deployments()).hasSize(2)
			.allMatch((it) -> Boolean.FALSE.equals(at(it, "spec", "template", "spec", "automountServiceAccountToken")));
	}

	@Test
	void namesJobAsAlertsDo() {
		String label = (String) at(new Yaml().load(read("pod-monitor.yaml")), "spec", "jobLabel");
		Map<?, ?> labels = (Map<?, ?>) at(deployments().findFirst().orElseThrow(), "spec", "template", "metadata",
				"labels");
		assertThat(labels.get(label)).isEqualTo("tcp-lab");
	}

	@Test
	void endsNoReplicaBeforeNewOneIsReady() {
		Map<?, ?> deployment = deployments().findFirst().orElseThrow();
		assertThat(at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")).isEqualTo(0);
	}

	@Test
	void configuresMockWithValidRules() throws IOException {
		Map<?, ?> configMap = (Map<?, ?>) new Yaml().loadAll(read("mock.yaml")).iterator().next();
		byte[] file = ((String) at(configMap, "data", "application.yml")).getBytes(StandardCharsets.UTF_8);
		List<PropertySource<?>> settings = new YamlPropertySourceLoader().load("mock", new ByteArrayResource(file));
		Rules rules = new Binder(ConfigurationPropertySources.from(settings)).bind("tcp-lab.servers.mock", Rules.class)
			.get();
		assertThat(rules.answers()).hasSize(1);
		assertThatNoException().isThrownBy(() -> new RuleSet(rules, Codec.LF, "", new Variables("mock")));
	}

	private Stream<Map<?, ?>> deployments() {
		return this.documents.stream().filter((it) -> it.get("kind").equals("Deployment"));
	}

	private static Object at(Map<?, ?> document, String... path) {
		Object found = document;
		for (String name : path) {
			found = (found != null) ? ((Map<?, ?>) found).get(name) : null;
		}
		return found;
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of("config", "kubernetes", file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
