package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The files for Kubernetes have only fields that exist, with values of the right type.
 */
class KubernetesSchemaTests {

	private static final Map<Object, Class<?>> KINDS = Map.of("apps/v1 Deployment", Deployment.class, "v1 Service",
			Service.class, "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
			"networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class, "monitoring.coreos.com/v1 PodMonitor",
			PodMonitor.class);

	/**
	 * The models accept unknown fields. Without these setters, they are errors.
	 */
	private final ObjectMapper strict = new ObjectMapper()
		.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {

			@Override
			public Boolean hasAnySetter(Annotated annotated) {
				return false;
			}

		});

	@ParameterizedTest
	@ValueSource(strings = { "tcp-lab.yaml", "pod-monitor.yaml" })
	void hasOnlyKnownFields(String file) throws IOException {
		assertThat(documents(file)).isNotEmpty().allSatisfy(this::read);
	}

	@Test
	void findsUnknownField() throws IOException {
		Map<String, Object> service = new LinkedHashMap<>(documents("tcp-lab.yaml").toList().get(1));
		service.put("spec", Map.of("selectors", Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> read(service)).withMessageContaining("\"selectors\"");
	}

	private Object read(Map<String, Object> document) {
		return this.strict.convertValue(document, KINDS.get(document.get("apiVersion") + " " + document.get("kind")));
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> documents(String file) throws IOException {
		Iterable<Object> documents = new Yaml().loadAll(Files.readString(Path.of("config", "kubernetes", file)));
		return StreamSupport.stream(documents.spliterator(), false).map((it) -> (Map<String, Object>) it);
	}

}
