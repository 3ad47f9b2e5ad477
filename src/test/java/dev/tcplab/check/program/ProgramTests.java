package dev.tcplab.check.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@EnabledOnOs(OS.LINUX)
@EnabledIf("dev.tcplab.check.program.Python#isExpected")
class ProgramTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	@TempDir
	Path directory;

	private final Launcher launcher = new Launcher();

	@ParameterizedTest
	@CsvSource({ "AF_INET, 127.0.0.1, 127.0.0.1", "AF_INET, 0.0.0.0, 127.0.0.1", "AF_INET6, ::1, ::1",
			"AF_INET6, ::, 127.0.0.1" })
	void findsPortWithoutConnecting(String family, String host, String reachable) throws Exception {
		try (Program program = python("""
				import socket
				ls = socket.socket(socket.%s)
				ls.bind(("%s", 0))
				ls.listen()
				print(ls.getsockname()[1])
				print(ls.accept()[0].recv(2048).decode())
				""".formatted(family, host))) {
			ListeningSocket socket = program.awaitListening(LONG, 1).get(0);
			assertThat(socket.reachable()).isEqualTo(new InetSocketAddress(reachable, socket.address().getPort()));
			try (Socket first = new Socket(socket.reachable().getAddress(), socket.reachable().getPort())) {
				first.getOutputStream().write("the first".getBytes(StandardCharsets.UTF_8));
				assertThat(program.awaitEnd(LONG)).isTrue();
			}
			assertThat(program.console().part(0).output())
				.isEqualTo("%d\nthe first\n".formatted(socket.address().getPort()));
		}
	}

	@Test
	void findsSocketOfChild() throws Exception {
		try (Program program = python("""
				import os, socket, time
				if os.fork() == 0:
					socket.create_server(("127.0.0.1", 0)).accept()
				time.sleep(60)
				""")) {
			assertThat(program.awaitListening(LONG, 1)).isNotEmpty();
		}
	}

	@Test
	void findsSocketOfOrphan() throws Exception {
		try (Program program = python("""
				import os, socket, time
				parent = os.getpid()
				if os.fork() == 0:
					while os.getppid() == parent:
						time.sleep(0.01)
					socket.create_server(("127.0.0.1", 0)).accept()
				""")) {
			assertThat(program.awaitListening(LONG, 1)).isNotEmpty();
			assertThat(program.awaitEnd(LONG)).isTrue();
		}
	}

	@Test
	void listsOrphanOfProgramThatJustEnded() throws Exception {
		Process process = new ProcessBuilder("setsid", "sh", "-c", "sleep 60 >/dev/null 2>&1 &").start();
		ProcessTree tree = new ProcessTree(process.toHandle(), Path.of("/dev/null"));
		tree.processes();
		assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
		List<ProcessEntry> left = tree.processes();
		left.forEach((entry) -> ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly));
		assertThat(left).hasSize(1);
	}

	@Test
	void stopsWaitingForEndedProgram() throws Exception {
		try (Program program = python("raise SystemExit(3)")) {
			assertThat(program.awaitListening(Duration.ofHours(1), 1)).isEmpty();
			assertThat(program.exitCode()).isEqualTo(3);
		}
		try (Program program = python("import time; time.sleep(60)")) {
			assertThat(program.awaitListening(Duration.ofMillis(100), 1)).isEmpty();
			assertThat(program.isAlive()).isTrue();
		}
	}

	@Test
	void waitsLongerForBusyProgram() throws Exception {
		try (Program program = python("""
				print("busy")
				while True:
					pass
				""")) {
			awaitLine(program, "busy");
			long begin = System.nanoTime();
			assertThat(program.awaitListening(Duration.ofMillis(200), 1)).isEmpty();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
		}
	}

	@Test
	void reportsAddressOfConnectingClient() throws Exception {
		try (Program program = shell("exec 3<>/dev/tcp/192.0.2.10/8080; sleep 60")) {
			// Without a network, it is refused immediately.
			await().atMost(LONG)
				.until(() -> !program.connecting().isEmpty() || !program.console().part(0).text().isEmpty());
			if (program.console().part(0).text().isEmpty()) {
				assertThat(program.connecting()).containsExactly("192.0.2.10:8080");
			}
		}
	}

	@Test
	void interruptsAllProcesses() throws Exception {
		// Each line in one piece, because the two print at the same time.
		try (Program program = python("""
				import os, time
				name = "parent" if os.fork() else "child"
				def say(what):
					os.write(1, (name + what + "\\n").encode())
				try:
					say(" begins")
					time.sleep(60)
				except KeyboardInterrupt:
					say(" is interrupted")
				if name == "parent":
					os.wait()
				""")) {
			awaitLine(program, "parent begins");
			awaitLine(program, "child begins");
			assertThat(program.interrupt()).isTrue();
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.console().part(0).output()).contains("parent is interrupted", "child is interrupted");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "os.setsid()\nif os.fork() > 0: os._exit(0)\nos.chdir('/')\nos.closerange(0, 3)" })
	void endsStubbornAndDetachedProcesses(String detach) throws Exception {
		String marker = "PROGRAM_TEST_" + System.nanoTime();
		Path script = Files.writeString(this.directory.resolve("stubborn.py"), """
				import os, signal, time
				for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
					signal.signal(number, signal.SIG_IGN)
				print("ready")
				if os.fork() == 0:
				%s
				time.sleep(60)
				"""
			.formatted(detach.isEmpty() ? "\tpass" : detach.indent(1).replaceAll("(?m)^ ", "\t").stripTrailing()));
		Program program = start("env", marker + "=1", Python.command(), script.toString());
		awaitLine(program, "ready");
		await().atMost(LONG).until(() -> processesWith(marker) == 2);
		program.close();
		await().atMost(LONG).until(() -> processesWith(marker) == 0);
	}

	@Test
	void endsProcessesLeftBehind() throws Exception {
		String marker = "PROGRAM_TEST_" + System.nanoTime();
		Program program = shell(
				"export %s=1; (trap '' INT TERM; sleep 60; sleep 60) & setsid sleep 60 & echo done".formatted(marker));
		assertThat(program.awaitEnd(LONG)).isTrue();
		// The variable is visible once sleep is executed.
		await().atMost(LONG).until(() -> processesWith(marker) > 0);
		program.close();
		await().atMost(LONG).until(() -> processesWith(marker) == 0);
	}

	@Test
	void endsProcessWithoutEnvironment() throws Exception {
		Path pid = this.directory.resolve("pid");
		Program program = python("""
				import subprocess, time
				child = subprocess.Popen(["sleep", "60"], env={}, start_new_session=True, close_fds=True)
				open("%s", "w").write(str(child.pid))
				time.sleep(0.2)
				""".formatted(pid));
		assertThat(program.awaitEnd(LONG)).isTrue();
		long child = Long.parseLong(Files.readString(pid));
		assertThat(ProcessHandle.of(child)).isPresent();
		program.close();
		await().atMost(LONG).until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
		assertThat(program.left()).isEmpty();
	}

	@Test
	void endsOrphanWhoseParentsEndedAtOnce() throws Exception {
		Path pid = this.directory.resolve("pid");
		Program program = python("""
				import os
				if os.fork() == 0:
					os.setsid()
					if os.fork() == 0:
						os.setsid()
						open("%s", "w").write(str(os.getpid()))
						os.closerange(0, 100)
						os.execve("/bin/sleep", ["sleep", "60"], {})
				else:
					os.wait()
				os._exit(0)
				""".formatted(pid));
		assertThat(program.awaitEnd(LONG)).isTrue();
		await().atMost(LONG).until(() -> Files.exists(pid) && Files.size(pid) > 0);
		long orphan = Long.parseLong(Files.readString(pid));
		program.close();
		await().atMost(LONG).until(() -> ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isEmpty());
	}

	@Test
	void stopsProgramAtTimeLimit() throws Exception {
		Launch launch = new Launch(List.of("sleep", "60"), this.directory, this.directory, "", null, Set.of(),
				Duration.ofMillis(100));
		try (Program program = this.launcher.start(launch)) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.excess()).isEqualTo(Excess.TIME);
		}
	}

	@Test
	void removesFolderOfProgram() throws Exception {
		Path folder;
		try (Program program = shell("dirname $CHECKED_PROGRAM_NOTES")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			folder = Path.of(program.console().part(0).output().strip());
			assertThat(folder).isDirectory();
		}
		assertThat(folder).doesNotExist();
	}

	@Test
	void stopsProgramWithTooManyProcesses() throws Exception {
		String marker = "PROGRAM_TEST_" + System.nanoTime();
		try (Program program = shell("export %s=1; for i in $(seq 70); do sleep 60 & done".formatted(marker))) {
			await().atMost(LONG).until(() -> program.excess() != null);
			assertThat(program.excess()).isEqualTo(Excess.PROCESSES);
			await().atMost(LONG).until(() -> processesWith(marker) == 0);
		}
	}

	// Shared memory counts for each process, so this needs little.
	@Test
	void stopsProgramWithTooMuchMemory() throws Exception {
		try (Program program = python("""
				import os, time
				memory = b"x" * 60_000_000
				for i in range(20):
					if os.fork() == 0:
						time.sleep(60)
						os._exit(0)
				time.sleep(60)
				""")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.excess()).isEqualTo(Excess.MEMORY);
		}
	}

	@Test
	void stopsProgramThatPrintsForever() throws Exception {
		try (Program program = shell("exec yes")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.excess()).isEqualTo(Excess.OUTPUT);
			assertThat(program.console().part(0).output()).hasSizeLessThan(40_000);
		}
	}

	@Test
	void closesInputAfterItsLines() throws Exception {
		try (Program program = python("print(input())")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.console().part(0).errors()).contains("EOFError");
		}
		try (Program program = this.launcher.start(Launches
			.of(List.of(Python.command(), "-c", "print(input(), input())"), this.directory, "Ana\n8080\n", null))) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.console().part(0).output()).isEqualTo("Ana 8080\n");
		}
	}

	@Test
	void startsInItsDirectory() throws Exception {
		Path script = Files.writeString(this.directory.resolve("my program"), "#!/bin/sh\npwd\n");
		assertThat(script.toFile().setExecutable(true)).isTrue();
		try (Program program = start("./my program")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.console().part(0).output()).isEqualTo(this.directory.toRealPath() + "\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_URL", "JENKINS_AUTH", "CIRCLE_X", "GITHUB_OUTPUT", "CI", "AWS_PROFILE",
			"SSH_AUTH_SOCK", "KUBECONFIG", "my_secret", "PATHS", "XPYTHON" })
	void withholdsVariable(String name) {
		assertThat(Launcher.isAllowed(name, Set.of())).isFalse();
		assertThat(Launcher.isAllowed(name, Set.of(name))).isTrue();
	}

	@Test
	void passesOnlyAllowedVariables() throws Exception {
		try (Program program = shell("env")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.console().part(0).output().lines().map((line) -> line.replaceFirst("=.*", "")))
				.contains("PATH", "PYTHONUNBUFFERED")
				.allMatch((name) -> Launcher.isAllowed(name, Set.of()) || name.startsWith("CHECKED_PROGRAM")
						|| Set.of("PWD", "SHLVL", "_").contains(name));
		}
	}

	@Test
	void reportsSignalInExitCode() throws Exception {
		try (Program program = shell("kill -SEGV $$")) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			assertThat(program.exitCode()).isEqualTo(128 + 11);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "python33", "./nowhere.py", "/", "." })
	void namesMissingCommand(String command) {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> start(command))
			.withMessage("There is no command %s here", command);
	}

	private void awaitLine(Program program, String line) {
		await().atMost(LONG).until(() -> program.console().part(0).output().lines().anyMatch(line::equals));
	}

	private Program python(String script) throws IOException {
		return start(Python.command(), "-c", script);
	}

	private Program shell(String script) throws IOException {
		return start("bash", "-c", script);
	}

	private Program start(String... words) throws IOException {
		return this.launcher.start(Launches.of(List.of(words), this.directory));
	}

	private static long processesWith(String marker) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.map(ProgramTests::environment)
				.flatMap(Optional::stream)
				.filter((environment) -> environment.contains(marker + "=1"))
				.count();
		}
	}

	private static Optional<String> environment(Path process) {
		try {
			return Optional.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
