package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tcplab.server.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of the {@code Dockerfile}, in a directory that stands for the image's
 * {@code /app}.
 */
@EnabledForJreRange(min = JRE.JAVA_25)
@Timeout(300)
class ImageIT {

	private static final Pattern TRAIN = Pattern.compile("^RUN (java .*)\\\\\n(.*-jar /app/tcp-lab.jar lab)",
			Pattern.MULTILINE);

	private static final Pattern HEALTH = Pattern.compile("CMD \\[(.*HealthCheck\")]");

	private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

	@TempDir
	static Path app;

	private static String dockerfile;

	@BeforeAll
	static void makeApp() throws Exception {
		dockerfile = Files.readString(Path.of("Dockerfile"));
		assertThat(dockerfile).contains("src/main/docker/start ./\n", "ENTRYPOINT [\"/app/start\"]");
		run(UnpackedJar.java(), "-Djarmode=tools", "-jar", UnpackedJar.PACKAGED.toString(), "extract", "--force",
				"--destination", app.toString());
		Files.copy(Path.of("src/main/docker/start"), app.resolve("start"));
		MatchResult train = TRAIN.matcher(dockerfile).results().findFirst().orElseThrow();
		run("sh", "-c", inApp(train.group(1) + train.group(2)) + " --server.port=0 --tcp-lab.server.port=0");
	}

	private static String inApp(String command) {
		return command.replace("/app", app.toString());
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Path log = app.resolve("log");
		assertThat(withJava(new ProcessBuilder(command)).redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.waitFor()).as(() -> text(log)).isZero();
	}

	private static ProcessBuilder withJava(ProcessBuilder builder) {
		builder.environment().put("PATH", path());
		return builder;
	}

	private static String path() {
		return Path.of(UnpackedJar.java()).getParent() + ":" + System.getenv("PATH");
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static LabProcess start(String options, String... arguments) throws IOException {
		return LabProcess.startProgram(List.of("env", "PATH=" + path(), "JAVA_TOOL_OPTIONS=" + options,
				app.resolve("start").toString(), "echo1", "--server.port=0", "--tcp-lab.server.port=0"), arguments);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-XX:+UseG1GC", "-XX:+UseParallelGC -Xmx64m", "-Xmx64m -XX:+UseZGC" })
	void startsWithCollectorOfUser(String options) throws Exception {
		try (LabProcess image = start(options)) {
			assertThat(Wire.send(image.awaitPort(), "Test")).isEqualTo("ECHO: Test\n");
			// What the JVM itself prints, such as that the cache does not fit ZGC, is not
			// part of the transcript.
			assertThat(image.outputLines()).first().isEqualTo("The server is configured!");
		}
	}

	@Test
	void prefersOptionsOfUser() throws Exception {
		try (LabProcess image = start("-XX:MaxRAMPercentage=70 -XX:+PrintFlagsFinal", "--limit=1")) {
			Wire.send(image.awaitPort(), "Test");
			image.awaitExit(0);
			assertThat(image.outputLines()).anyMatch((line) -> line.matches(".* MaxRAMPercentage += 70\\.0.*"));
		}
	}

	@Test
	void printsExhaustedHeapOnStandardError() throws Exception {
		try (LabProcess image = start("-Xmx32m", "--codec=length4", "--message-size=16MB");
				Wire client = Wire.connect(image.awaitPort()).send(new byte[] { 1, 0, 0, 0 })) {
			image.awaitExit(3);
			assertThat(image.errorLines()).last()
				.isEqualTo("The heap is exhausted, so the process ends. Give it more memory, as in -Xmx512m");
			assertThat(image.outputLines()).noneMatch((line) -> line.contains("OutOfMemoryError"));
			assertThat(client.receiveAll()).isEmpty();
		}
	}

	@Test
	void checksHealthWithoutOptionsOfUser() throws Exception {
		try (LabProcess image = start("")) {
			Stream<String> words = WORD.matcher(HEALTH.matcher(dockerfile).results().findFirst().orElseThrow().group(1))
				.results()
				.map((word) -> inApp(word.group(1)));
			ProcessBuilder check = withJava(new ProcessBuilder(words.toList())).redirectErrorStream(true);
			check.environment().put("SERVER_PORT", Integer.toString(image.awaitHttpPort()));
			check.environment().put("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC");
			Process checked = check.start();
			assertThat(new String(checked.getInputStream().readAllBytes())).contains("\"status\":\"UP\"");
			assertThat(checked.waitFor()).isZero();
		}
	}

}
