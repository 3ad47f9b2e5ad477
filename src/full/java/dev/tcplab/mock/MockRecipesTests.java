package dev.tcplab.mock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tcplab.server.FixedPorts;
import dev.tcplab.server.Lab;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The recipes of {@code docs/mock.md}, with the clients that the page shows.
 */
@Timeout(120)
class MockRecipesTests {

	private static final Pattern SETTINGS = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

	private static final Pattern HAPROXY = Pattern.compile("```\n(defaults\n.*?)```", Pattern.DOTALL);

	private static final Pattern COMMAND = Pattern.compile("^\\$ (.*)\n((?:(?!\\$ |```).*\n)*)", Pattern.MULTILINE);

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> worksAsDocumented() throws IOException {
		List<String> recipes = Stream.of(Files.readString(Path.of("docs/mock.md")).split("\n##+ "))
			.filter((section) -> SETTINGS.matcher(section).find() && COMMAND.matcher(section).find())
			.toList();
		assertThat(recipes).hasSize(8);
		return recipes.stream()
			.map((recipe) -> DynamicTest.dynamicTest(recipe.lines().findFirst().orElseThrow(), () -> verify(recipe)));
	}

	private void verify(String recipe) throws Exception {
		for (String tool : List.of("nc", "python3", "redis-cli", "haproxy")) {
			assumeTrue(!recipe.contains(tool + " ") || run("command -v " + tool).contains(tool), tool);
		}
		int port = FixedPorts.next();
		int second = FixedPorts.next();
		String own = recipe.replace("8085", "" + port)
			.replace("8086", "" + second)
			.replace("8000", "" + FixedPorts.next())
			.replace("haproxy -D", "haproxy -D -p haproxy.pid");
		String yaml = SETTINGS.matcher(own).results().findFirst().orElseThrow().group(1);
		try (Lab lab = Lab.start("mock", settings(yaml, "servers.mock.port=" + port, "servers.blue.port=" + port,
				"servers.green.port=" + second))) {
			assertThat(lab.servers().all()).isNotEmpty();
			HAPROXY.matcher(own).results().forEach(this::writeConfiguration);
			assertThat(COMMAND.matcher(own).results()).isNotEmpty()
				.allSatisfy(
						(command) -> assertThat(general(run(command.group(1)))).isEqualTo(general(command.group(2))));
		}
		finally {
			run("[ ! -e haproxy.pid ] || kill $(cat haproxy.pid)");
		}
	}

	/**
	 * Returns the settings of a file, and ports for the servers that it has.
	 */
	private static String[] settings(String yaml, String... ports) throws IOException {
		EnumerablePropertySource<?> file = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
			.load("mock.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.get(0);
		Stream<String> settings = Stream.of(file.getPropertyNames())
			.map((name) -> name.substring("tcp-lab.".length()) + "=" + file.getProperty(name));
		Stream<String> known = Stream.of(ports)
			.filter((setting) -> yaml.contains(setting.split("\\.")[1]) || setting.contains(".mock."));
		return Stream.concat(settings, known).toArray(String[]::new);
	}

	private void writeConfiguration(MatchResult block) {
		try {
			Files.writeString(this.directory.resolve("haproxy.cfg"), block.group(1));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private String run(String command) {
		try {
			Process process = new ProcessBuilder("bash", "-c", command).directory(this.directory.toFile()).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Replaces what differs between two runs.
	 */
	private static String general(String output) {
		return output.lines()
			.map((line) -> line.replaceAll("127\\.0\\.0\\.1:\\d+\",\"host\":\"[^\"]+\"", "PORT\",\"host\":\"HOST\""))
			.collect(Collectors.joining("\n"))
			.strip();
	}

}
