package dev.tcplab;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log in a format for programs.
 */
class StructuredLogIT {

	@Test
	void logsExchangeAsEventWithFields() throws Exception {
		try (LabProcess lab = LabProcess.start("--spring.profiles.active=echo1", "--tcp-lab.server.port=0",
				"--server.port=0", "--logging.structured.format.console=ecs", "--logging.level.dev.tcplab=debug")) {
			int port = lab.awaitPort();
			Wire.send(port, "first secret");
			Wire.send(port, "second");
			lab.signal("TERM");
			lab.awaitExit(143);
			List<String> debug = lab.errorLines().stream().filter((line) -> line.contains("DEBUG")).toList();
			assertThat(debug).hasSize(2);
			String event = debug.get(0);
			assertThat(JsonPath.<String>read(event, "$.server")).isEqualTo("echo1");
			assertThat(JsonPath.<String>read(event, "$.client")).startsWith("127.0.0.1:");
			assertThat(JsonPath.<String>read(event, "$.outcome")).isEqualTo("answered");
			assertThat(JsonPath.<String>read(event, "$.duration")).startsWith("PT0.");
			assertThat(JsonPath.<Integer>read(event, "$.bytesIn")).isEqualTo(12);
			assertThat(event).doesNotContain("secret");
			assertThat(lab.errorLines()).allMatch((line) -> line.startsWith("{"));
		}
	}

}
