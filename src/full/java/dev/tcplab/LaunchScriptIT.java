package dev.tcplab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher, {@code ./tcp-lab}, with a jar beside it and a cache of its own.
 */
@DisabledOnOs(OS.WINDOWS)
class LaunchScriptIT {

	private static final int PATIENCE = 150;

	@TempDir
	Path directory;

	private Path cache;

	@BeforeEach
	void copyProgram() throws IOException {
		this.cache = this.directory.resolve("cache/tcp-lab");
		for (Path file : List.of(Path.of("tcp-lab"), UnpackedJar.PACKAGED)) {
			Files.copy(file, this.directory.resolve(file.getFileName()));
		}
	}

	@Test
	void passesArgumentsAndExitCode() throws Exception {
		Process process = start("check", "echo1", "a  b'${c}.py");
		assertThat(text(process.getErrorStream().readAllBytes())).startsWith("There is no file 'a  b'${c}.py'");
		assertThat(process.waitFor()).isEqualTo(2);
	}

	@Test
	void passesSignalsOn() throws Exception {
		Path ports = this.directory.resolve("ports.json");
		Process process = start("echo1", "--port=0", "--server.port=0", "--tcp-lab.port-file=" + ports);
		Awaitility.await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> Files.exists(ports));
		process.toHandle().destroy();
		assertThat(process.waitFor()).isEqualTo(143);
		assertThat(text(process.getInputStream().readAllBytes())).endsWith("\nServer stopped by the user\n");
	}

	@Test
	void startsFromCache() throws Exception {
		assertStarts();
		assertThat(folders()).singleElement()
			.satisfies((folder) -> assertThat(folder).isDirectoryContaining("glob:**/tcp-lab.cds"));
		assertStarts();
	}

	@Test
	void startsWithDamagedCache() throws Exception {
		assertStarts();
		Path archive = folders().get(0).resolve("tcp-lab.cds");
		long size = Files.size(archive);
		archive.toFile().setWritable(true);
		// Of the same size, which the script does not notice.
		Files.write(archive, new byte[(int) size]);
		assertStarts();
		Files.write(archive, new byte[1000]);
		assertStarts();
		Files.delete(folders().get(0).resolve("tcp-lab.jar"));
		assertStarts();
	}

	@Test
	void startsWithoutWritableCache() throws Exception {
		Files.createFile(this.directory.resolve("cache"));
		assertStarts();
	}

	@Test
	void startsTwiceAtOnce() throws Exception {
		List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			processes.add(start("--version"));
		}
		for (Process process : processes) {
			assertPrintsVersion(process);
		}
		assertStarts();
	}

	@Test
	void removesFolderOfReplacedJar() throws Exception {
		assertStarts();
		List<Path> before = folders();
		Files.setLastModifiedTime(this.directory.resolve("tcp-lab.jar"), FileTime.from(Instant.EPOCH));
		assertStarts();
		assertThat(folders()).hasSize(1).doesNotContainAnyElementsOf(before);
	}

	private void assertStarts() throws Exception {
		assertPrintsVersion(start("--version"));
	}

	private static void assertPrintsVersion(Process process) throws Exception {
		assertThat(text(process.getInputStream().readAllBytes())).matches("TCP Lab \\S+\n");
		assertThat(text(process.getErrorStream().readAllBytes())).isEmpty();
		assertThat(process.waitFor()).isZero();
	}

	private Process start(String... arguments) throws IOException {
		List<String> command = Stream
			.concat(Stream.of(this.directory.resolve("tcp-lab").toString()), Stream.of(arguments))
			.toList();
		ProcessBuilder builder = new ProcessBuilder(command)
			.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().put("XDG_CACHE_HOME", this.directory.resolve("cache").toString());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		return builder.start();
	}

	private List<Path> folders() throws IOException {
		try (Stream<Path> folders = Files.list(this.cache)) {
			return folders.toList();
		}
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
