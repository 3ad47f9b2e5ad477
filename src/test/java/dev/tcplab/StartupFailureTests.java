package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
			"server.port=70000 | tcp-lab.server.port cannot be '70000' | Allowed: 0 to 65535",
			"server.port=abc | tcp-lab.server.port cannot be 'abc' | Allowed: a whole number",
			"server.keep-open=maybe | tcp-lab.server.keep-open cannot be 'maybe' | Allowed: true or false",
			"server.read-timeout=soon | tcp-lab.server.read-timeout cannot be 'soon' | Allowed: a time, such as 500ms, 10s or 2m",
			"server.message-size=big | tcp-lab.server.message-size cannot be 'big' | Allowed: a size in bytes, such as 2048 or 64KB",
			"servers.echo1.codec=lff | tcp-lab.servers.echo1.codec cannot be 'lff' | Allowed: recv, lf, crlf, null, raw, length1, length2, length4",
			"servers.echo1.backlog=0 | tcp-lab.servers.echo1.backlog cannot be '0' | Allowed: 1 or more",
			"servers.echo9.port=1 | tcp-lab.servers.echo9: no server is named echo9 | The servers are happy, echo1, echo2, echo3, teacher",
			"sever.port=1 | There is no property tcp-lab.sever.port (here with the value 1) | Below tcp-lab there are: server, servers, client, load, console",
			"servers.echo1.prot=1 | There is no property tcp-lab.servers.echo1.prot (here with the value 1) | Below tcp-lab.servers.echo1 there are: address, port, backlog",
			"server.codec= | tcp-lab.server.codec cannot be '' | Allowed: recv, lf, crlf, null, raw, length1, length2, length4",
			"server.read-timeout=-1s | tcp-lab.server.read-timeout cannot be '-1000ms' | Allowed: 0 or more, such as 10s",
			"console.prefx=none | There is no property tcp-lab.console.prefx (here with the value none) | Below tcp-lab.console there are: prefix",
			"server=8084 | tcp-lab.server has no value of its own | Below tcp-lab.server there are: address, port, backlog",
			"client.targets=a:x | tcp-lab.client.targets cannot be 'a:x' | Allowed: host or host:port",
			"servers=echo1 | tcp-lab.servers has no value of its own | Below tcp-lab.servers there are: happy, echo1, echo2, echo3, teacher",
			"servers.echo1=8084 | tcp-lab.servers.echo1 has no value of its own | Below tcp-lab.servers.echo1 there are: address, port, backlog",
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
		assertThat(output.getErr()).contains("%s cannot be '%s'\nAllowed: %s\n".formatted(property, port, allowed));
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo3", "-spring.profiles.active=echo3" })
	void saysHowOptionsBegin(String argument, CapturedOutput output) {
		start(argument);
		assertThat(output.getErr()).contains("There is nothing to be done with the argument " + argument
				+ "\nOptions begin with two hyphens, as in --spring.profiles.active=echo1\n");
	}

	@Test
	void saysWhatCanBeRun(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(TcpLabApplication.class, "--spring.profiles.active=prod"));
		assertThat(output.getErr()).contains("Nothing to run: no server is named prod\n"
				+ "Choose one of happy, echo1, echo2, echo3, teacher, lab, client, client-test, chat, ping, load,"
				+ " as in --spring.profiles.active=echo1\n");
	}

	@Test
	void saysWhichLineIsNoYaml(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"), "tcp-lab:\n\tserver.port: 8090\n");
		start("--spring.config.additional-location=file:" + file);
		assertThat(output.getErr()).contains("A configuration file is no YAML: line 2,"
				+ " found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n"
				+ "Mend it, most likely config/application.yml: spaces and no tabs before a name, one name a line\n");
	}

	private static void start(String argument) {
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(TcpLabApplication.class, "--spring.profiles.active=echo1",
					"--spring.main.web-application-type=none", "--tcp-lab.servers.echo1.port=0", argument));
	}

}
