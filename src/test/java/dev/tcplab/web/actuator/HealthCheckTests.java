package dev.tcplab.web.actuator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

import dev.tcplab.server.RefusedPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health check of a container.
 */
class HealthCheckTests extends AbstractActuatorTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@Test
	void passesWhileServersListen() {
		assertThat(check(this.httpPort)).isZero();
		assertThat(this.output.toString()).contains("\"status\":\"UP\"");
	}

	@Test
	void failsWhileServerIsStopped() {
		this.servers.find("happy").control().stop();
		assertThat(check(this.httpPort)).isOne();
		assertThat(this.output.toString()).contains("\"status\":\"STOPPED\"");
	}

	@Test
	void failsWithoutActuator() throws IOException {
		try (RefusedPort port = new RefusedPort()) {
			assertThat(check(port.number())).isOne();
			assertThat(this.output.toString()).startsWith("The actuator does not answer at port " + port.number());
		}
	}

	private int check(int port) {
		return HealthCheck.check(port, new PrintStream(this.output, true));
	}

}
