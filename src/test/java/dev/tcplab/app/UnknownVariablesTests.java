package dev.tcplab.app;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Environment variables that no property has.
 */
class UnknownVariablesTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			TCPLAB_SERVER_PROT,             Did you mean TCPLAB_SERVER_PORT?
			TCP_LAB_SERVER_PROT,            Did you mean TCP_LAB_SERVER_PORT?
			TCP_LAB_SERVER_READTIMEOUT,     Did you mean TCPLAB_SERVER_READTIMEOUT?
			TCPLAB_SERVERS_ECHO1_MAXCLIENT, Did you mean TCPLAB_SERVERS_ECHO1_MAXCLIENTS?
			TCPLAB_XYZZY,                   The environment variable of tcp-lab.server.port is TCPLAB_SERVER_PORT
			""")
	void suggestsIntendedVariable(String variable, String advice) {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> UnknownVariables.refuse(Map.of(variable, "1")))
			.withMessage("Unknown environment variable %s=1", variable)
			.extracting(StartupException::advice)
			.isEqualTo(advice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TCPLAB_SERVER_MAXCLIENTS", "TCP_LAB_SERVER_MAX_CLIENTS", "TCPLAB_SERVERS_ECHO3_LIMIT",
			"TCPLAB_CLIENT_TARGETS", "TCPLAB_CLIENT_TARGETS_0", "TCPLAB_SERVER_SSL_CLIENTAUTH", "PATH" })
	void acceptsKnownVariable(String variable) {
		assertThatNoException().isThrownBy(() -> UnknownVariables.refuse(Map.of(variable, "1")));
	}

	@Test
	void acceptsVariablesOfKubernetesService() {
		assertThatNoException().isThrownBy(() -> UnknownVariables.refuse(
				Map.of("TCP_LAB_SERVICE_HOST", "10.0.0.1", "TCP_LAB_SERVICE_PORT", "8080", "TCP_LAB_SERVICE_PORT_ECHO",
						"8080", "TCP_LAB_PORT", "tcp://10.0.0.1:8080", "TCP_LAB_PORT_8080_TCP_ADDR", "10.0.0.1")));
	}

	@Test
	void rejectsVariableThatOnlyLooksLikeService() {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> UnknownVariables.refuse(Map.of("TCP_LAB_PORT", "8090")));
	}

}
