package dev.tcplab.app;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Options that no part of the program reads.
 */
class UnknownOptionsTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			port,                  Did you mean --tcp-lab.server.port=1?
			echo1.port,            Did you mean --tcp-lab.servers.echo1.port=1?
			server.limit,          Did you mean --tcp-lab.server.limit=1?
			mesage,                Did you mean --tcp-lab.client.message=1?
			profiles,              Did you mean --spring.profiles.active=1?
			spring.profile.active, Did you mean --spring.profiles.active=1?
			sever.port,            Did you mean --server.port=1?
			tcp-lap.server.port,   Did you mean --tcp-lab.server.port=1?
			xyzzy,                 --help lists the most used options
			""")
	void suggestsIntendedOption(String option, String advice) {
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> refuse(option, Map.of(option, "1")))
			.withMessage("Unknown option --%s=1", option)
			.extracting(StartupException::advice)
			.isEqualTo(advice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.main.bannerMode", "logging.level.dev.tcplab",
			"spring.ssl.bundle.pem.lab.keystore.certificate", "trace", "spring.autoconfigure.exclude[0]",
			"info.course" })
	void acceptsOptionOfSpringBoot(String option) {
		assertThatNoException().isThrownBy(() -> refuse(option, Map.of(option, "1")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "${course}", "${course:none}", "Hello ${course}!" })
	void acceptsOptionInPlaceholder(String message) {
		assertThatNoException()
			.isThrownBy(() -> refuse("course", Map.of("course", "1", "tcp-lab.client.message", message)));
	}

	@Test
	void leavesPropertiesOfTcpLabToBinding() {
		assertThatNoException().isThrownBy(() -> refuse("tcp-lab.xyzzy", Map.of()));
	}

	private static void refuse(String option, Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		UnknownOptions.refuse(Set.of(option), environment);
	}

}
