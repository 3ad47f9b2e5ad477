package dev.tcplab.app;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The analysis of an invalid property.
 */
class SettingFailureAnalyzerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tcp-lab.server.port                | http   | a whole number
			tcp-lab.server.port                | 65536  | 0 to 65535
			tcp-lab.servers.echo3.backlog      | 0      | 1 or more
			tcp-lab.servers.echo3.limit        | five   | a whole number
			tcp-lab.server.address             | [::1   | an IP address of this machine, or 0.0.0.0
			tcp-lab.server.keep-open           | maybe  | true or false
			tcp-lab.server.read-timeout        | 10 sec | a time, such as 500ms, 10s or 2m
			tcp-lab.server.message-size        | big    | a size in bytes, such as 2048 or 64KB
			tcp-lab.servers.echo3.message-size | 0B     | 1B to 16MB
			tcp-lab.server.codec               | lff    | recv, lf, crlf, null, raw, length1, length2, length4
			tcp-lab.load.rate                  | 0.5    | a whole number
			tcp-lab.client.targets             | a:x    | host, host:port, or port, several with commas between them
			tcp-lab.console.transcript         | xml    | text, json, off
			tcp-lab.console.prefix             | all    | auto, none, server, client, several with commas between them
			""")
	void namesPropertyValueAndAllowedValues(String property, String value, String allowed) {
		FailureAnalysis analysis = analyze(property, value);
		assertThat(analysis.getDescription()).isEqualTo("Invalid value '%s' for %s", value, property);
		assertThat(analysis.getAction()).isEqualTo("Allowed: " + allowed);
	}

	private static FailureAnalysis analyze(String property, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(property, value)));
		BindException failure = catchThrowableOfType(BindException.class,
				() -> binder.bind("tcp-lab", TcpLabProperties.class));
		return new SettingFailureAnalyzer().analyze(failure);
	}

}
