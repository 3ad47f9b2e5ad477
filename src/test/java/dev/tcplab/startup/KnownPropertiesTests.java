package dev.tcplab.startup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which properties are named where a name goes wrong, or goes on.
 */
class KnownPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "tcp-lab.sever", "tcp-lab.sever.port", "tcp-lab.sever.ssl.bundle" })
	void theGroupsForAMistypedGroup(String mistyped) {
		assertThat(below(mistyped)).startsWith("Below tcp-lab there are: ").contains("server, servers", "console");
	}

	@Test
	void theSettingsOfAServerForAMistypedOneOfAllServers() {
		assertThat(below("tcp-lab.server.prot")).startsWith("Below tcp-lab.server there are: address, port, ")
			.contains("max-clients", "read-timeout", "ignore-empty");
	}

	@Test
	void theSettingsOfAServerForAMistypedOneOfOneServer() {
		assertThat(below("tcp-lab.servers.happy.prot"))
			.startsWith("Below tcp-lab.servers.happy there are: address, port, ");
	}

	@Test
	void theSettingsOfTheConsole() {
		assertThat(below("tcp-lab.console.prefx")).isEqualTo("Below tcp-lab.console there are: prefix");
	}

	@Test
	void theSettingsBesideForSomethingBelowASetting() {
		assertThat(below("tcp-lab.server.port.number")).startsWith("Below tcp-lab.server there are: address, port, ");
	}

	@Test
	void theServersForTheirGroup() {
		assertThat(below("tcp-lab.servers"))
			.isEqualTo("Below tcp-lab.servers there are: happy, echo1, echo2, echo3, teacher");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp-lab.server", "tcp-lab.servers.happy" })
	void theSettingsForTheirGroup(String group) {
		assertThat(below(group)).startsWith("Below " + group + " there are: address, port, ");
	}

	private static String below(String name) {
		return KnownProperties.below(ConfigurationPropertyName.of(name));
	}

}
