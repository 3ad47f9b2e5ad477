package dev.tcplab;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * In what words a wrong setting is refused.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"server.port=70000 | Invalid value '70000' for tcp-lab.server.port | Allowed: 0 to 65535",
			"server.port=abc | Invalid value 'abc' for tcp-lab.server.port | Allowed: a whole number",
			"server.keep-open=maybe | Invalid value 'maybe' for tcp-lab.server.keep-open | Allowed: true or false",
			"server.read-timeout=soon | Invalid value 'soon' for tcp-lab.server.read-timeout | Allowed: a time, such as 500ms, 10s or 2m",
			"server.message-size=big | Invalid value 'big' for tcp-lab.server.message-size | Allowed: a size in bytes, such as 2048 or 64KB",
			"servers.echo1.codec=lff | Invalid value 'lff' for tcp-lab.servers.echo1.codec | Allowed: recv, lf, crlf, null, raw, length1, length2, length4",
			"servers.echo1.backlog=0 | Invalid value '0' for tcp-lab.servers.echo1.backlog | Allowed: 1 or more",
			"servers.echo9.port=1 | Unknown server 'echo9' in tcp-lab.servers.echo9 | Known servers: happy, echo1, echo2, echo3, teacher",
			"sever.port=1 | Unknown property tcp-lab.sever.port (value '1') | Did you mean tcp-lab.server.port? Properties below tcp-lab: server, servers, client, load, check, console, replicas, board, http, port-file",
			"xyzzy=1 | Unknown property tcp-lab.xyzzy (value '1') | Properties below tcp-lab: server, servers, client, load, check, console, replicas, board, http, port-file",
			"servers.echo1.prot=1 | Unknown property tcp-lab.servers.echo1.prot (value '1') | Did you mean tcp-lab.servers.echo1.port? Properties below tcp-lab.servers.echo1: address, port, backlog",
			"server.codec= | Invalid value '' for tcp-lab.server.codec | Allowed: recv, lf, crlf, null, raw, length1, length2, length4",
			"server.read-timeout=-1s | Invalid value '-1000ms' for tcp-lab.server.read-timeout | Allowed: 0 or more, such as 10s",
			"console.prefx=none | Unknown property tcp-lab.console.prefx (value 'none') | Did you mean tcp-lab.console.prefix? Properties below tcp-lab.console: prefix, time, transcript",
			"console.prefix=client,none | Invalid value '[CLIENT, NONE]' for tcp-lab.console.prefix | Allowed: auto, none, server, client, or server,client",
			"console.transcript=xml | Invalid value 'xml' for tcp-lab.console.transcript | Allowed: text, json, off",
			"server=8084 | tcp-lab.server is a group of properties and takes no value | Properties below tcp-lab.server: address, port, backlog",
			"client.targets=a:x | Invalid value 'a:x' for tcp-lab.client.targets | Allowed: host or host:port",
			"servers=echo1 | tcp-lab.servers is a group of properties and takes no value | Properties below tcp-lab.servers: happy, echo1, echo2, echo3, teacher",
			"servers.echo1=8084 | tcp-lab.servers.echo1 is a group of properties and takes no value | Properties below tcp-lab.servers.echo1: address, port, backlog",
			"server.address=203.0.113.9 | Problems using port 0: Cannot assign requested address | 203.0.113.9 is not an address of this machine." })
	void saysWhatHappenedAndWhatToDo(String setting, String what, String todo, CapturedOutput output) {
		start("--tcp-lab." + setting);
		assertThat(output.getErr()).contains(what + "\n" + todo);
	}

	@ParameterizedTest
	@CsvSource({ "server.port, abc, a whole number", "server.port, 70000, 0 to 65535", "server.port, -1, 0 to 65535",
			"management.server.port, -2, -1 to 65535" })
	void saysWhatAPortOfHttpCanBe(String property, String port, String allowed, CapturedOutput output) {
		start("--%s=%s".formatted(property, port));
		assertThat(output.getErr())
			.contains("Invalid value '%s' for %s\nAllowed: %s\n".formatted(port, property, allowed));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"echo3 | Unexpected argument 'echo3' | Options begin with two hyphens, as in --spring.profiles.active=echo3",
			"--spring.profiles.active=echo1, echo2 | Unexpected argument 'echo2' | Write commas without blanks, as in --spring.profiles.active=echo1,echo2",
			"--port=8090 | Unknown option --port=8090 | Did you mean --tcp-lab.server.port=8090?" })
	void refusesArgumentsThatNobodyReads(String arguments, String what, String todo, CapturedOutput output) {
		start(arguments.split(" "));
		assertThat(output.getErr()).contains(what + "\n" + todo + "\n");
	}

	@Test
	void refusesAMistypedSystemProperty(CapturedOutput output) {
		System.setProperty("tcp-lab.server.prot", "1");
		try {
			start();
			assertThat(output.getErr()).contains("Unknown property tcp-lab.server.prot (value '1')\n"
					+ "Did you mean tcp-lab.server.port? Properties below tcp-lab.server: address, port, ");
		}
		finally {
			System.clearProperty("tcp-lab.server.prot");
		}
	}

	@Test
	void namesAllPortsOfTheLabThatAreTaken(CapturedOutput output) throws IOException {
		try (ServerSocket one = new ServerSocket(0); ServerSocket two = new ServerSocket(0)) {
			assertThatException().isThrownBy(() -> SpringApplication.run(TcpLabApplication.class,
					"--spring.profiles.active=lab", "--spring.main.web-application-type=none",
					"--tcp-lab.server.port=0", "--tcp-lab.servers.echo1.port=" + one.getLocalPort(),
					"--tcp-lab.servers.teacher.port=" + two.getLocalPort()));
			assertThat(output.getErr()).containsPattern("Problems using port \\d+: Address already in use\n"
					+ "Port \\d+ too: is another TCP Lab running\\? Stop it, or move all the servers, as in --tcp-lab.server.port=9000\n");
		}
	}

	@Test
	void saysThatThePortFileCannotBeWritten(@TempDir Path directory, CapturedOutput output) {
		Path file = directory.resolve("none/ports.json");
		start("--tcp-lab.port-file=" + file, "--tcp-lab.console.transcript=off");
		assertThat(output.getErr()).contains("The port file %s cannot be written: ".formatted(file),
				"\nChoose a file in a directory that exists, as in --tcp-lab.port-file=ports.json\n");
	}

	@Test
	void saysWhatCanBeRun(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(TcpLabApplication.class, "--spring.profiles.active=prod"));
		assertThat(output.getErr())
			.contains("Nothing to run with profile prod\n" + "Choose one of happy, echo1, echo2, echo3, teacher, ");
	}

	@Test
	void saysWhichLineIsNoYaml(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"), "tcp-lab:\n\tserver.port: 8090\n");
		start("--spring.config.additional-location=file:" + file);
		assertThat(output.getErr()).contains("Invalid YAML in a configuration file: line 2,"
				+ " found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n"
				+ "Fix it, most likely config/application.yml: indent with spaces, not tabs, one property a line\n");
	}

	private static void start(String... arguments) {
		String[] all = Stream.concat(Stream.of("--spring.profiles.active=echo1",
				"--spring.main.web-application-type=none", "--tcp-lab.servers.echo1.port=0"), Stream.of(arguments))
			.toArray(String[]::new);
		assertThatException().isThrownBy(() -> SpringApplication.run(TcpLabApplication.class, all));
	}

}
