package dev.tcplab;

import org.junit.jupiter.api.extension.ExtendWith;
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
			"server=8084 | tcp-lab.server has no value of its own | Below tcp-lab.server there are: address, port, backlog",
			"client.targets=a:x | tcp-lab.client.targets cannot be 'a:x' | Allowed: host or host:port",
			"servers=echo1 | tcp-lab.servers has no value of its own | Below tcp-lab.servers there are: happy, echo1, echo2, echo3, teacher",
			"servers.echo1=8084 | tcp-lab.servers.echo1 has no value of its own | Below tcp-lab.servers.echo1 there are: address, port, backlog",
			"server.address=203.0.113.9 | Problems using port 0: Cannot assign requested address | 203.0.113.9 is not an address of this machine." })
	void saysWhatHappenedAndWhatToDo(String setting, String what, String todo, CapturedOutput output) {
		assertThatException().isThrownBy(() -> SpringApplication.run(TcpLabApplication.class,
				"--spring.profiles.active=echo1", "--spring.main.web-application-type=none",
				"--tcp-lab.servers.echo1.port=0", "--tcp-lab." + setting));
		assertThat(output.getErr()).contains(what + "\n" + todo);
	}

}
