package dev.tcplab.app;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Arguments, options, properties, and variables that no part of the program reads.
 */
class NameCheckTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			port,                  Did you mean --tcp-lab.server.port=1?
			prot,                  Did you mean --port=1?
			ssl.bundle,            Did you mean --tcp-lab.server.ssl.bundle=1?
			clients,               Did you mean --tcp-lab.load.clients=1?
			server.limit,          Did you mean --limit=1?
			mesage,                Did you mean --tcp-lab.client.message=1?
			profiles,              Did you mean --spring.profiles.active=1?
			spring.profile.active, Did you mean --spring.profiles.active=1?
			sever.port,            Did you mean --server.port=1?
			tcp-lap.server.port,   Did you mean --port=1?
			xyzzy,                 lab --help lists the options
			""")
	void suggestsIntendedOption(String option, String advice) {
		assertThatExceptionOfType(AdvisedException.class).isThrownBy(() -> checkOption(option, Map.of(option, "1")))
			.withMessage("Unknown option --%s=1", option)
			.extracting(AdvisedException::advice)
			.isEqualTo(advice);
	}

	@ParameterizedTest
	@CsvSource({ "echo3, echo3", "'happy,echo3', happy echo3", "prod, --spring.profiles.active=prod" })
	void suggestsWordForProfileOption(String value, String meant) {
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> checkOption("profile", Map.of("profile", value)))
			.extracting(AdvisedException::advice)
			.isEqualTo("Did you mean " + meant + "?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.main.bannerMode", "logging.level.dev.tcplab",
			"spring.ssl.bundle.pem.lab.keystore.certificate", "trace", "spring.autoconfigure.exclude[0]",
			"info.course" })
	void acceptsOptionOfSpringBoot(String option) {
		assertThatNoException().isThrownBy(() -> checkOption(option, Map.of(option, "1")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "${course}", "${course:none}", "Hello ${course}!" })
	void acceptsOptionInPlaceholder(String message) {
		assertThatNoException()
			.isThrownBy(() -> checkOption("course", Map.of("course", "1", "tcp-lab.client.message", message)));
	}

	@Test
	void leavesPropertiesToTheirOwnCheck() {
		assertThatNoException().isThrownBy(() -> checkOption("tcp-lab.xyzzy", Map.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					tcp-lab.servers.echo3.prot | 8084 | Unknown property tcp-lab.servers.echo3.prot (value '8084') | Did you mean tcp-lab.servers.echo3.port? Properties below tcp-lab.servers.echo3: address, port,
					tcp-lab.server.port.number | 1    | Unknown property tcp-lab.server.port.number (value '1')    | Properties below tcp-lab.server: address, port,
					tcp-lab.servers.echo9.port | 1    | Unknown server 'echo9' in tcp-lab.servers.echo9            | Known servers: happy, echo1,
					tcp-lab.servers.echo3      | 8083 | tcp-lab.servers.echo3 is a group of properties and takes no value | Properties below tcp-lab.servers.echo3: address, port,
					tcp-lab.servers.mock.answers[0].equal | a | Unknown property tcp-lab.servers.mock.answers[0].equal (value 'a') | Did you mean tcp-lab.servers.mock.answers.equals? Properties below tcp-lab.servers.mock.answers[0]: equals, starts-with,
					tcp-lab.server.port        | ''   | Invalid value '' for tcp-lab.server.port                   | Allowed: a whole number
					""")
	void rejectsPropertyThatWouldBeIgnored(String name, String value, String problem, String advice) {
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> NameCheck.checkProperties(environment(Map.of(name, value))))
			.withMessage(problem)
			.satisfies((ex) -> assertThat(ex.advice()).startsWith(advice));
	}

	@ParameterizedTest
	@CsvSource({ "tcp-lab.server.port, 1", "tcp-lab.server.maxClients, 1", "tcp-lab.client.targets[0], a",
			"tcp-lab.server.faults.for, 1s", "tcp-lab.client.message, ''", "tcp-lab.client.targets, ''",
			"tcp-lab.server, ''", "tcp-lab, ''", "tcp.lab, 1" })
	void acceptsKnownProperty(String name, String value) {
		assertThatNoException().isThrownBy(() -> NameCheck.checkProperties(environment(Map.of(name, value))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "port", "answers[0].equals", "answers[10].answer-hex", "otherwise.answer" })
	void acceptsPropertyOfDeclaredMock(String setting) {
		assertThatNoException().isThrownBy(() -> NameCheck.checkProperties(
				environment(Map.of("tcp-lab.mock.servers", "smtp,device", "tcp-lab.servers.device." + setting, "1"))));
	}

	@Test
	void leavesVariablesToTheirOwnCheck() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("variables", Map.of("TCPLAB_XYZZY", "1")));
		assertThatNoException().isThrownBy(() -> NameCheck.checkProperties(environment));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			TCPLAB_SERVER_PROT,             Did you mean TCPLAB_SERVER_PORT?
			TCP_LAB_SERVER_PROT,            Did you mean TCP_LAB_SERVER_PORT?
			TCP_LAB_SERVER_READTIMEOUT,     Did you mean TCPLAB_SERVER_READTIMEOUT?
			TCPLAB_SERVERS_ECHO1_MAXCLIENT, Did you mean TCPLAB_SERVERS_ECHO1_MAXCLIENTS?
			TCPLAB_XYZZY,                   The environment variable of tcp-lab.server.port is TCPLAB_SERVER_PORT
			""")
	void suggestsIntendedVariable(String variable, String advice) {
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> NameCheck.checkVariables(Map.of(variable, "1"), List.of("smtp")))
			.withMessage("Unknown environment variable %s=1", variable)
			.extracting(AdvisedException::advice)
			.isEqualTo(advice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TCPLAB_SERVER_MAXCLIENTS", "TCP_LAB_SERVER_MAX_CLIENTS", "TCPLAB_SERVERS_ECHO3_LIMIT",
			"TCPLAB_CLIENT_TARGETS", "TCPLAB_CLIENT_TARGETS_0", "TCPLAB_SERVER_SSL_CLIENTAUTH",
			"TCPLAB_SERVERS_MOCK_ANSWERS_0_STARTSWITH", "TCPLAB_SERVERS_SMTP_ANSWERS_12_ANSWER", "PATH" })
	void acceptsKnownVariable(String variable) {
		assertThatNoException().isThrownBy(() -> NameCheck.checkVariables(Map.of(variable, "1"), List.of("smtp")));
	}

	@Test
	void acceptsVariablesOfKubernetesService() {
		assertThatNoException().isThrownBy(() -> NameCheck.checkVariables(
				Map.of("TCP_LAB_SERVICE_HOST", "10.0.0.1", "TCP_LAB_SERVICE_PORT", "8080", "TCP_LAB_SERVICE_PORT_ECHO",
						"8080", "TCP_LAB_PORT", "tcp://10.0.0.1:8080", "TCP_LAB_PORT_8080_TCP_ADDR", "10.0.0.1"),
				List.of()));
	}

	@Test
	void rejectsVariableThatOnlyLooksLikeService() {
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> NameCheck.checkVariables(Map.of("TCP_LAB_PORT", "8090"), List.of()));
	}

	private static void checkOption(String option, Map<String, Object> properties) {
		NameCheck.checkOptions(Set.of(option), environment(properties));
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return environment;
	}

}
