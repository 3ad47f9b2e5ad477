package dev.tcplab;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start reports that fails because of its settings.
 */
class StartupFailureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"server.port=70000 | Invalid value '70000' for tcp-lab.server.port | Allowed: 0 to 65535",
			"servers.echo1.codec=lff | Invalid value 'lff' for tcp-lab.servers.echo1.codec | Allowed: recv, lf, crlf, null, raw, length1, length2, length4",
			"servers.echo9.port=1 | Unknown server 'echo9' in tcp-lab.servers.echo9 | Known servers: happy, echo1, echo2, echo3, teacher",
			"sever.port=1 | Unknown property tcp-lab.sever.port (value '1') | Did you mean tcp-lab.server.port? Properties below tcp-lab: server, servers, mock, client, load, check, console, replicas, board, class, http, port-file",
			"server.read-timeout=-1s | Invalid value '-1000ms' for tcp-lab.server.read-timeout | Allowed: 0 or more, such as 10s",
			"console.prefix=client,none | Invalid value '[CLIENT, NONE]' for tcp-lab.console.prefix | Allowed: auto, none, server, client, or server,client",
			"server=8084 | tcp-lab.server is a group of properties and takes no value | Properties below tcp-lab.server: address, port, backlog",
			"servers=echo1 | tcp-lab.servers is a group of properties and takes no value | Properties below tcp-lab.servers: happy, echo1, echo2, echo3, teacher",
			"server.address=203.0.113.9 | Problems using port 0: Cannot assign requested address | 203.0.113.9 is not an address of this machine." })
	void reportsProblemAndAdviceForSetting(String setting, String problem, String advice) {
		assertThat(startEcho1("--tcp-lab." + setting)).startsWith(problem + "\n" + advice);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"answers[0].equals= | Invalid rule tcp-lab.servers.mock.answers[0]: no answer | Set answer or answer-hex, or then=close to end without an answer",
			"answers[0].matches=[ | Invalid rule tcp-lab.servers.mock.answers[0].matches: '[': Unclosed character class at character 1 | Fix the regular expression, or use equals for plain text",
			"answers[0].then=explode | Invalid value 'explode' for tcp-lab.servers.mock.answers[0].then | Allowed: close, reset",
			"answers[0].anwser=a | Unknown property tcp-lab.servers.mock.answers[0].anwser (value 'a') | Did you mean tcp-lab.servers.mock.answers.answer? Properties below tcp-lab.servers.mock.answers[0]: equals,",
			"limit=1 | tcp-lab.servers.mock.answers has no rule | Add a rule, such as answers[0].equals=PING with answers[0].answer=PONG" })
	void reportsInvalidRule(String setting, String problem, String advice) {
		assertThat(StartupFailure.of("--spring.profiles.active=mock", "--spring.main.web-application-type=none",
				"--tcp-lab.server.port=0", "--tcp-lab.servers.mock." + setting))
			.startsWith(problem + "\n" + advice);
	}

	@Test
	void rejectsUnreadOption() {
		assertThat(startEcho1("--prot=8090")).isEqualTo("Unknown option --prot=8090\nDid you mean --port=8090?");
	}

	@Test
	void requiresTargetForPing() {
		SpringApplication application = new SpringApplication(TcpLabApplication.class);
		application.setDefaultProperties(Map.of("first-argument", "ping"));
		assertThat(StartupFailure.of(application, "--spring.profiles.active=ping"))
			.isEqualTo("ping needs a target\nName one or more, as in ping urjc.es:80 127.0.0.1:8080");
	}

	@Test
	void rejectsUnknownSystemProperty() {
		SpringApplication application = new SpringApplication(TcpLabApplication.class);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource(
					StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("tcp-lab.server.prot", "1")));
		application.setEnvironment(environment);
		assertThat(StartupFailure.of(application, "--spring.profiles.active=echo1"))
			.startsWith("Unknown property tcp-lab.server.prot (value '1')\n"
					+ "Did you mean tcp-lab.server.port? Properties below tcp-lab.server: address, port, ");
	}

	@Test
	void namesAllTakenPortsOfLab() throws IOException {
		try (ServerSocket one = new ServerSocket(0); ServerSocket two = new ServerSocket(0)) {
			assertThat(StartupFailure.of("--spring.profiles.active=lab", "--spring.main.web-application-type=none",
					"--tcp-lab.server.port=0", "--tcp-lab.servers.echo1.port=" + one.getLocalPort(),
					"--tcp-lab.servers.teacher.port=" + two.getLocalPort()))
				.matches("Problems using port \\d+: Address already in use\n"
						+ "Port \\d+ too, perhaps by another TCP Lab. Stop it, or move all servers, as in --port=9000");
		}
	}

	@Test
	void reportsUnwritablePortFile(@TempDir Path directory) {
		Path file = directory.resolve("none/ports.json");
		assertThat(startEcho1("--tcp-lab.port-file=" + file, "--tcp-lab.console.transcript=off"))
			.startsWith("The port file %s cannot be written: ".formatted(file))
			.endsWith("\nChoose a file in a directory that exists, as in --tcp-lab.port-file=ports.json");
	}

	@Test
	void listsProfilesForUnknownProfile() {
		assertThat(StartupFailure.of("--spring.profiles.active=prod"))
			.startsWith("Nothing to run with profile prod\nChoose one of happy, echo1, echo2, echo3, teacher, ");
	}

	@Test
	void namesLineOfInvalidYaml(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"), "tcp-lab:\n\tserver.port: 8090\n");
		assertThat(startEcho1("--spring.config.additional-location=file:" + file))
			.isEqualTo("Invalid YAML in a configuration file: line 2,"
					+ " found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n"
					+ "Fix it, most likely config/application.yml: indent with spaces, not tabs, and write one property per line");
	}

	private static String startEcho1(String... arguments) {
		return StartupFailure
			.of(Stream.concat(Stream.of("--spring.profiles.active=echo1", "--spring.main.web-application-type=none",
					"--tcp-lab.servers.echo1.port=0"), Stream.of(arguments))
				.toArray(String[]::new));
	}

}
