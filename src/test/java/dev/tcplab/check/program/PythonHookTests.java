package dev.tcplab.check.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.tcplab.check.program.PythonNotes.SocketCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests the hook with python3, and with {@code -Dtests.full=true} also with each Python
 * of pyenv.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIf("dev.tcplab.check.program.Python#isExpected")
class PythonHookTests {

	static final List<Path> pythons = Stream.concat(Stream.of(Path.of(Python.command())), others("3.*"))
		.distinct()
		.toList();

	/**
	 * The hook records nothing before Python 3.8.
	 */
	static final List<Path> observed = pythons.stream()
		.filter((python) -> !python.toString().matches(".*/3\\.[67]\\..*"))
		.toList();

	private static final Duration LONG = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	private final Launcher launcher = new Launcher();

	private static Stream<Path> others(String version) {
		File[] installed = new File(System.getProperty("user.home"), ".pyenv/versions")
			.listFiles((directory, name) -> name.matches(version));
		return (installed != null && Boolean.getBoolean("tests.full")) ? Arrays.stream(installed)
			.sorted()
			.map((directory) -> directory.toPath().resolve("bin/python"))
			.filter(Files::isExecutable) : Stream.empty();
	}

	@ParameterizedTest
	@FieldSource("observed")
	void recordsAddressesAndReuse(Path python) throws Exception {
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
	}

	@ParameterizedTest
	@FieldSource("observed")
	void recordsWhetherClientWasAccepted(Path python) throws Exception {
		String script = """
				import socket
				ls = socket.socket()
				ls.bind(("127.0.0.1", 0))
				ls.listen()
				""";
		assertThat(run(python, false, script).notes().acceptedNone()).isTrue();
		assertThat(run(python, false, "print(1)").notes().acceptedNone()).isFalse();
		assertThat(run(python, false, script + """
				import _socket
				_socket.socket().connect(ls.getsockname())
				ls.accept()
				""").notes().acceptedNone()).isFalse();
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void replacesAddresses(Path python) throws Exception {
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
	void keepsErrorsOfInvalidAddresses(Path python) throws Exception {
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
	void importsNothingBeforeProgramDoes(Path python) throws Exception {
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
	void letsProgramHideSocketModule(Path python) throws Exception {
		Files.writeString(this.directory.resolve("socket.py"), "print('mine')\nsocket = 5\n");
		for (boolean loopback : new boolean[] { false, true }) {
			Run run = run(python, loopback, "import socket\nsocket.create_server\n");
			assertThat(run.output()).isEqualTo("mine\n");
			assertThat(run.errors()).contains("AttributeError").contains("create_server");
		}
	}

	@ParameterizedTest
	@FieldSource("pythons")
	void runsOtherSitecustomize(Path python) throws Exception {
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
	void letsProgramClearItsEnvironment(Path python) throws Exception {
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
	void limitsNumberOfNotes() throws Exception {
		Run run = run(pythons.get(0), false, """
				import socket
				for i in range(2000):
					s = socket.socket()
					s.connect_ex(("127.0.0.1", 1))
					s.close()
				""");
		assertThat(run.notes().connects()).hasSize(1000);
	}

	@EnabledIfSystemProperty(named = "tests.full", matches = "true")
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void leavesPython2Alone(boolean loopback) throws Exception {
		Path python = others("2.*").findFirst().orElse(null);
		assumeThat(python).isNotNull();
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

	private Run run(Path python, boolean loopback, String script, String... prefix)
			throws IOException, InterruptedException {
		Path file = Files.writeString(this.directory.resolve("program.py"), script);
		List<String> words = new ArrayList<>(List.of(prefix));
		words.addAll(List.of(python.toString(), file.toString()));
		Launch launch = Launches.of(words, this.directory, "", loopback ? 1 : null);
		try (Program program = this.launcher.start(launch)) {
			assertThat(program.awaitEnd(LONG)).isTrue();
			return new Run(program.console().part(0).output(), program.console().part(0).errors(), program.notes());
		}
	}

	private record Run(String output, String errors, PythonNotes notes) {

	}

}
