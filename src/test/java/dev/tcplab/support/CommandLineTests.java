package dev.tcplab.support;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Advice about options, for users of Maven and of the jar.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CommandLineTests {

	@AfterEach
	void endMaven() {
		System.clearProperty(CommandLine.MAVEN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					as in --port=8090; --help lists                 | as in -Dspring-boot.run.arguments=--port=8090; -Dspring-boot.run.arguments=--help lists
					as in --tcp-lab.server.port=8090 (0 is any)     | as in -Dspring-boot.run.arguments=--tcp-lab.server.port=8090 (0 is any)
					file with --tcp-lab.load.report.                | file with -Dspring-boot.run.arguments=--tcp-lab.load.report.
					as in --a.b=lab, or ask                         | as in -Dspring-boot.run.arguments=--a.b=lab, or ask
					as in --a.b=x.crt --a.c=x.key                   | as in -Dspring-boot.run.arguments="--a.b=x.crt --a.c=x.key"
					as in --message="Hello world"                   | as in -Dspring-boot.run.arguments='--message="Hello world"'
					Choose another one                              | Choose another one
					""")
	void adaptsOptionsForMaven(String text, String adapted) {
		System.setProperty(CommandLine.MAVEN, "true");
		assertThat(CommandLine.adapt(text)).isEqualTo(adapted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			echo1             | -Dspring-boot.run.arguments=echo1
			echo3 --port=8083 | -Dspring-boot.run.arguments="echo3 --port=8083"
			client :80 "a b"  | -Dspring-boot.run.arguments='client :80 "a b"'
			""")
	void quotesArgumentsForMaven(String arguments, String quoted) {
		assertThat(CommandLine.arguments(arguments)).isEqualTo(arguments);
		System.setProperty(CommandLine.MAVEN, "true");
		assertThat(CommandLine.arguments(arguments)).isEqualTo(quoted);
	}

	@Test
	void keepsOptionsForJava() {
		assertThat(CommandLine.adapt("as in --a.b=c")).isEqualTo("as in --a.b=c");
	}

}
