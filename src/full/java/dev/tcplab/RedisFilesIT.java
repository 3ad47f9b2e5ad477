package dev.tcplab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import dev.tcplab.server.replicas.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redis, its probe, and a replica as the files in {@code config} start them: with a
 * password.
 */
@Timeout(300)
class RedisFilesIT {

	private static final String PASSWORD = "Not-The-Default";

	@Test
	void asksForPasswordInKubernetes() throws Exception {
		Object redis = find("kubernetes/tcp-lab.yaml", "$..containers[?(@.name == 'redis')]");
		Object replica = find("kubernetes/tcp-lab.yaml", "$..containers[?(@.name == 'tcp-lab')]");
		verify(JsonPath.read(redis, "$.args"), JsonPath.read(redis, "$.readinessProbe.exec.command"), variables(redis),
				variables(replica));
	}

	/**
	 * A variable without a value takes the password from the secret.
	 */
	private static Map<String, String> variables(Object container) {
		List<Map<String, String>> variables = JsonPath.read(container, "$.env");
		return variables.stream()
			.collect(Collectors.toMap((it) -> it.get("name"), (it) -> it.getOrDefault("value", PASSWORD)));
	}

	@Test
	void asksForPasswordInCompose() throws Exception {
		Object redis = find("compose.yaml", "$[*].services.redis");
		Object replica = find("compose.yaml", "$[*].services.echo2-two");
		List<String> probe = JsonPath.read(redis, "$.healthcheck.test");
		verify(JsonPath.read(redis, "$.command"), probe.subList(1, probe.size()), JsonPath.read(redis, "$.environment"),
				JsonPath.read(replica, "$.environment"));
	}

	private static Object find(String file, String path) throws IOException {
		List<Object> documents = new ArrayList<>();
		String text = Files.readString(Path.of("config", file))
			.replace("$(REDISCLI_AUTH)", PASSWORD)
			.replace("${REDIS_PASSWORD:-tcp-lab}", PASSWORD);
		new Yaml().loadAll(text).forEach(documents::add);
		List<Object> found = JsonPath.read(documents, path);
		return found.get(0);
	}

	private static void verify(List<String> arguments, List<String> probe, Map<String, String> redisVariables,
			Map<String, String> replicaVariables) throws Exception {
		try (RedisProcess redis = RedisProcess.start(arguments.toArray(String[]::new))) {
			assertThat(redis.ask("PING")).startsWith("-NOAUTH");
			assertThat(run(probe, redis, redisVariables)).isZero();
			assertThat(run(probe, redis, Map.of())).isNotZero();
			Map<String, String> variables = new HashMap<>(replicaVariables);
			variables.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
			variables.put("SPRING_DATA_REDIS_PORT", Integer.toString(redis.port()));
			try (LabProcess replica = LabProcess.startWith(variables, "echo2", "--port=0", "--server.port=0")) {
				assertThat(Wire.send(replica.awaitPort(), "Test")).isEqualTo("ECHO: Test\n");
			}
		}
	}

	private static int run(List<String> probe, RedisProcess redis, Map<String, String> variables) throws Exception {
		List<String> command = new ArrayList<>(probe);
		command.addAll(1, List.of("-p", Integer.toString(redis.port())));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(variables);
		return builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
	}

}
