package dev.tcplab.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties that are listed for a name that does not exist.
 */
class LabPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "tcp-lab.sever", "tcp-lab.sever.port", "tcp-lab.sever.ssl.bundle" })
	void listsGroupsForUnknownGroup(String mistyped) {
		assertThat(below(mistyped)).startsWith("Properties below tcp-lab: ").contains("server, servers", "console");
	}

	@Test
	void listsSettingsForUnknownSetting() {
		assertThat(below("tcp-lab.server.prot")).startsWith("Properties below tcp-lab.server: address, port, ")
			.contains("max-clients", "read-timeout", "ignore-empty");
	}

	@Test
	void listsSettingsOfOneServer() {
		assertThat(below("tcp-lab.servers.happy.prot"))
			.startsWith("Properties below tcp-lab.servers.happy: address, port, ");
	}

	@Test
	void listsSettingsOfConsole() {
		assertThat(below("tcp-lab.console.prefx"))
			.isEqualTo("Properties below tcp-lab.console: prefix, time, transcript");
	}

	@Test
	void listsSettingsBesideParent() {
		assertThat(below("tcp-lab.server.port.number")).startsWith("Properties below tcp-lab.server: address, port, ");
	}

	@Test
	void listsServers() {
		assertThat(below("tcp-lab.servers"))
			.startsWith("Properties below tcp-lab.servers: happy, echo1, echo2, echo3, teacher");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp-lab.server", "tcp-lab.servers.happy" })
	void listsSettingsOfGroup(String group) {
		assertThat(below(group)).startsWith("Properties below " + group + ": address, port, ");
	}

	private static String below(String name) {
		return LabProperties.below(name);
	}

}
