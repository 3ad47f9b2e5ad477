package dev.tcplab.server.replicas;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tcplab.server.FixedPorts;
import org.awaitility.core.ConditionTimeoutException;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * The installed Redis as a process. Tests that need it are skipped if it is missing, and
 * fail with {@code CI=true}.
 */
public final class RedisProcess implements AutoCloseable {

	private static final String EXECUTABLE = "redis-server";

	private final Path directory;

	private final List<String> options;

	private final int port = FixedPorts.next();

	private Process process;

	private RedisProcess(Path directory, String... options) {
		this.directory = directory;
		this.options = List.of(options);
	}

	/**
	 * Starts Redis.
	 * @param options such as {@code --appendonly yes}
	 */
	public static RedisProcess start(String... options) throws IOException {
		assumeInstalled();
		RedisProcess redis = new RedisProcess(Files.createTempDirectory("redis"), options);
		redis.startAgain();
		return redis;
	}

	private static void assumeInstalled() {
		boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, EXECUTABLE)));
		if (!"true".equals(System.getenv("CI"))) {
			assumeThat(installed).as("%s is installed", EXECUTABLE).isTrue();
		}
		assertThat(installed).as("%s is installed", EXECUTABLE).isTrue();
	}

	public int port() {
		return this.port;
	}

	/**
	 * Starts it again, with the data that it kept.
	 */
	public void startAgain() throws IOException {
		List<String> command = new ArrayList<>(List.of(EXECUTABLE, "--port", Integer.toString(this.port), "--bind",
				"127.0.0.1", "--save", "", "--dir", this.directory.toString()));
		command.addAll(this.options);
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
		try {
			await().until(this::answers);
		}
		catch (ConditionTimeoutException ex) {
			kill();
			throw new IllegalStateException(Files.readString(this.directory.resolve("log")), ex);
		}
	}

	private boolean answers() {
		try {
			// Without the password, if it has one.
			return ask("PING").matches("(?s)(\\+PONG|-NOAUTH).*");
		}
		catch (IOException ex) {
			assertThat(this.process.isAlive()).isTrue();
			return false;
		}
	}

	/**
	 * Starts it again without its data.
	 */
	void startAgainEmpty() throws IOException {
		assertThat(FileSystemUtils.deleteRecursively(this.directory)).isTrue();
		Files.createDirectory(this.directory);
		startAgain();
	}

	/**
	 * Returns a copy of the data that it has kept until now.
	 */
	Path copyData() throws IOException {
		Path copy = Files.createTempDirectory("redis-copy");
		FileSystemUtils.copyRecursively(this.directory, copy);
		return copy;
	}

	/**
	 * Starts it again with a copy of its data.
	 */
	void startAgain(Path copy) throws IOException {
		assertThat(FileSystemUtils.deleteRecursively(this.directory)).isTrue();
		FileSystemUtils.copyRecursively(copy, this.directory);
		startAgain();
	}

	/**
	 * Sends commands and returns the beginning of the replies.
	 */
	public String ask(String... commands) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream().write((String.join("\r\n", commands) + "\r\n").getBytes(StandardCharsets.UTF_8));
			byte[] reply = new byte[4096];
			return new String(reply, 0, Math.max(0, socket.getInputStream().read(reply)), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Kills Redis, so that it cannot shut down cleanly.
	 */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * Pauses or resumes it.
	 * @param signal {@code STOP} or {@code CONT}
	 */
	public void signal(String signal) throws IOException, InterruptedException {
		assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).inheritIO()
			.start()
			.waitFor()).isZero();
	}

	@Override
	public void close() {
		kill();
	}

}
