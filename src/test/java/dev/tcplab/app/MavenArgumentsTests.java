package dev.tcplab.app;

import dev.tcplab.support.AdvisedException;
import dev.tcplab.support.CommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Arguments of Maven that were meant for the program.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MavenArgumentsTests {

	@AfterEach
	void endMaven() {
		System.clearProperty(CommandLine.MAVEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.profiles.active=echo1", "tcp-lab.server.port=8090", "server.port=9081" })
	void rejectsPropertyForProgram(String property) {
		System.setProperty(CommandLine.MAVEN, "true");
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> NameCheck.checkMaven("-q spring-boot:run -D" + property))
			.withMessage("Maven does not pass on -D" + property)
			.extracting(AdvisedException::advice)
			.isEqualTo("Use --" + property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "spring-boot:run -Dspring-boot.run.profiles=echo1",
			"-Dspring-boot.run.arguments=--tcp-lab.server.port=8090", "-Dmaven.repo.local=/server.port" })
	void acceptsPropertyForMaven(String arguments) {
		System.setProperty(CommandLine.MAVEN, "true");
		assertThatNoException().isThrownBy(() -> NameCheck.checkMaven(arguments));
	}

	@Test
	void acceptsAnyPropertyWithoutMaven() {
		assertThatNoException().isThrownBy(() -> NameCheck.checkMaven("verify -Dspring.profiles.active=echo1"));
	}

}
