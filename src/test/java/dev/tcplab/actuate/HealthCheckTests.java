package dev.tcplab.actuate;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health check of a container.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "tcp-lab.server.port=0")
@ActiveProfiles("happy")
@Import(Recording.class)
class HealthCheckTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@Test
	void isWellWhileTheServersListen(@LocalServerPort int httpPort) {
		assertThat(check(httpPort)).isZero();
		assertThat(this.output.toString()).contains("\"status\":\"UP\"");
	}

	@Test
	void isNotWellWhileAServerIsStopped(@LocalServerPort int httpPort, @Autowired TcpServers servers) {
		TcpServer happy = servers.find("happy");
		happy.stop();
		int exitCode = check(httpPort);
		happy.start();
		assertThat(exitCode).isOne();
		assertThat(this.output.toString()).contains("\"status\":\"STOPPED\"");
	}

	@Test
	void isNotWellWithoutAnActuator() {
		int nobody = Wire.freePort();
		assertThat(check(nobody)).isOne();
		assertThat(this.output.toString()).startsWith("The actuator does not answer at port " + nobody);
	}

	private int check(int port) {
		return HealthCheck.check(port, new PrintStream(this.output, true));
	}

}
