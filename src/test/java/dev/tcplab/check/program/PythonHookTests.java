package dev.tcplab.check.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.check.program.PythonNotes.SocketCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what is noted of Python programs, and what is replaced in them, with each Python
 * that is installed.
 */
@EnabledOnOs(OS.LINUX)
class PythonHookTests {

	static final List<Path> pythons = pythons("3.*");

	/**
	 * Those that tell what a program does.
	 */
	static final List<Path> observed = pythons.stream()
		.filter((python) -> !python.toString().matches(".*/3\\.[67]\\..*"))
		.toList();

	private static final Duration LONG = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	private Launcher launcher;

	@BeforeEach
	void open() throws IOException {
		this.launcher = new Launcher();
	}

	@AfterEach
	void close() throws IOException {
		this.launcher.close();
	}

	private static List<Path> pythons(String version) {
		List<Path> pythons = new ArrayList<>();
		if (version.startsWith("3")) {
			pythons.add(Path.of("python3"));
		}
		Path versions = Path.of(System.getProperty("user.home"), ".pyenv/versions");
		try (Stream<Path> installed = Files.exists(versions) ? Files.list(versions) : Stream.empty()) {
			installed.filter((directory) -> directory.getFileName().toString().matches(version))
				.map((directory) -> directory.resolve("bin/python"))
				.filter(Files::isExecutable)
				.sorted()
				.forEach(pythons::add);
		}
		catch (IOException ex) {
			// There are none.
		}
		return pythons;
	}

	@ParameterizedTest
	@FieldSource("observed")
	void addressesAreNotedWithWhetherThePortMayBeUsedAgainAtOnce(Path python) throws Exception {
		Run run = run(python, false, """
				import socket
				one, two = socket.socket(), socket.socket()
				one.bind(("127.0.0.1", 0))
				two.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
				two.bind(("localhost", 0))
				try:
					socket.socket().bind(("192.0.2.10", 8080))
				except OSError:
					print("refused")
				one.connect_ex(("127.0.0.1", 1))
				socket.socket(socket.AF_UNIX).connect_ex("/nowhere")
				""");
		assertThat(run.output()).isEqualTo("refused\n");
		assertThat(run.notes().binds()).containsExactly(new SocketCall("127.0.0.1", "0", false),
				new SocketCall("localhost", "0", true), new SocketCall("192.0.2.10", "8080", false));
		assertThat(run.notes().connects()).containsExactly(new SocketCall("127.0.0.1", "1", false));
		assertThat(run.notes().replaced()).isEmpty();
		assertThat(run.notes().hasAsked()).isFalse();
	}

	@ParameterizedTest
	@FieldSource("observed")
	void theFirstSocketAfterAnAddressIsNoted(Path python) throws Exception {
		String script = """
				import socket
				ls = socket.socket()
				ls.bind(("127.0.0.1", 0))
				ls.listen()
				""";
		assertThat(run(python, false, script).notes().hasAcceptedNone()).isTrue();
		assertThat(run(python, false, "print(1)").notes().hasAcceptedNone()).isFalse();
		assertThat(run(python, false, script + """
				import _socket
				_socket.socket().connect(ls.getsockname())
				ls.accept()
				""").notes().hasAcceptedNone()).isFalse();
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void addressesAreReplaced(Path python) throws Exception {
		Run run = run(python, true, """
				import socket
				from socket import socket as Socket
				ls = Socket()
				ls.bind(("192.0.2.10", 80))
				ls.listen(5)
				print(ls.getsockname()[0], ls.getsockname()[1] > 1023)
				ls = Socket(socket.AF_INET6)
				ls.bind(("2001:db8::1", 80, 0, 0))
				print(ls.getsockname()[0])
				print(Socket().connect_ex(("192.0.2.10", 80)) > 0)
				try:
					Socket().connect(("server.example.invalid", 80))
				except ConnectionRefusedError:
					print("refused")
				""");
		assertThat(run.output()).isEqualTo("127.0.0.1 True\n::1\nTrue\nrefused\n");
		assertThat(run.notes().replaced()).extracting(SocketCall::host)
			.containsExactly("192.0.2.10", "2001:db8::1", "192.0.2.10", "server.example.invalid");
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void aMistakeInAnAddressStaysWhatItIs(Path python) throws Exception {
		String script = """
				import socket
				for arguments in [(("127.0.0.1", "8080"),), (("127.0.0.1", 70000),), ("127.0.0.1", 8080), ((8080,),),
						(("127.0.0.1", 8080, 1),), ((1, 2),), ("127.0.0.1",), ()]:
					try:
						socket.socket().bind(*arguments)
					except Exception as e:
						print(type(e).__name__, e)
				""";
		String expected = run(python, false, script).output();
		assertThat(expected.lines()).hasSize(8);
		assertThat(run(python, true, script).output()).isEqualTo(expected);
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void nothingIsImportedBeforeTheProgramDoes(Path python) throws Exception {
		String script = "import sys; print(sorted(sys.modules), sys.path[1:], len(sys.meta_path) < 9)";
		Path file = Files.writeString(this.directory.resolve("modules.py"), script);
		Process plain = new ProcessBuilder(python.toString(), file.toString()).directory(this.directory.toFile())
			.start();
		plain.getOutputStream().close();
		String expected = new String(plain.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
			.replace("'site', ", "'site', 'sitecustomize', ")
			.replace("'sitecustomize', 'sitecustomize'", "'sitecustomize'");
		assertThat(run(python, false, script).output()).isEqualTo(expected).doesNotContain("'socket'");
		assertThat(run(python, true, script).output()).isEqualTo(expected);
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void aSocketModuleOfItsOwnHidesPythons(Path python) throws Exception {
		Files.writeString(this.directory.resolve("socket.py"), "print('mine')\nsocket = 5\n");
		for (boolean loopback : new boolean[] { false, true }) {
			Run run = run(python, loopback, "import socket\nsocket.create_server\n");
			assertThat(run.output()).isEqualTo("mine\n");
			assertThat(run.errors()).contains("AttributeError").contains("create_server");
		}
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void anotherSitecustomizeStillRuns(Path python) throws Exception {
		Path other = Files.createDirectory(this.directory.resolve("other"));
		Files.writeString(other.resolve("sitecustomize.py"), "import socket; print('the other')\n");
		Run run = run(python, true, """
				import socket
				ls = socket.socket()
				ls.bind(("192.0.2.10", 80))
				print(ls.getsockname()[0])
				""", "sh", "-c", "PYTHONPATH=$PYTHONPATH:" + other + " exec \"$0\" \"$@\"");
		assertThat(run.output()).isEqualTo("the other\n127.0.0.1\n");
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void aProgramThatLosesItsEnvironmentGoesOn(Path python) throws Exception {
		Run run = run(python, true, """
				import os, socket
				os.environ.clear()
				ls = socket.socket()
				ls.bind(("192.0.2.10", 80))
				print("bound")
				""");
		assertThat(run.output()).isEqualTo("bound\n");
	}

	@Test
	void aProgramThatConnectsForEverIsNotedForAWhile() throws Exception {
		Run run = run(Path.of("python3"), false, """
				import socket
				for i in range(2000):
					s = socket.socket()
					s.connect_ex(("127.0.0.1", 1))
					s.close()
				""");
		assertThat(run.notes().connects()).hasSize(1000);
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void python2IsLeftAlone(boolean loopback) throws Exception {
		for (Path python : pythons("2.*")) {
			Run run = run(python, loopback, """
					import socket
					s = socket.socket()
					s.bind(("127.0.0.1", 0))
					print(s.getsockname()[0])
					""");
			assertThat(run.output()).isEqualTo("127.0.0.1\n");
			assertThat(run.errors()).isEmpty();
			assertThat(run.notes().binds()).isEmpty();
		}
	}

	private Run run(Path python, boolean loopback, String script, String... prefix)
			throws IOException, InterruptedException {
		Path file = Files.writeString(this.directory.resolve("program.py"), script);
		List<String> words = new ArrayList<>(List.of(prefix));
		words.addAll(List.of(python.toString(), file.toString()));
		try (Program program = this.launcher.start(words, this.directory, "", loopback, 1)) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			return new Run(new String(program.output(), StandardCharsets.UTF_8),
					new String(program.errors(), StandardCharsets.UTF_8), program.notes());
		}
	}

	private record Run(String output, String errors, PythonNotes notes) {

	}

}
