package dev.tcplab.web.classroom;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

import dev.tcplab.server.Recording;
import dev.tcplab.web.actuator.NetworkAddress;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * A class with an actuator on its own port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.class.enabled=true", "tcp-lab.class.teachers=127.0.0.1/32",
				"management.server.port=0" })
@ActiveProfiles("echo1")
@Import(Recording.class)
class ClassManagementPortTests {

	@Test
	void refusesStudentOnBothPorts(@LocalServerPort int http, @LocalManagementPort int management) {
		for (String path : List.of("/actuator", "/actuator/health", "/actuator/tcpservers", "/")) {
			assertThat(new Machine("127.0.0.2", http).status("GET", path)).isEqualTo(403);
			assertThat(new Machine("127.0.0.2", management).status("GET", path)).isEqualTo(403);
		}
		assertThat(new Machine("127.0.0.1", management).status("GET", "/actuator/health")).isEqualTo(200);
		assertThat(new Machine("127.0.0.2", http).status("GET", "/class/dom.js")).isEqualTo(200);
	}

	@Test
	void opensOnlyClassPageToNetwork(@LocalServerPort int http, @LocalManagementPort int management)
			throws IOException {
		List<NetworkAddress> others = NetworkAddress.all().stream().filter((address) -> !address.isLocal()).toList();
		assumeFalse(others.isEmpty());
		for (NetworkAddress other : others) {
			new Socket(other.address(), http).close();
			assertThatIOException().isThrownBy(() -> new Socket(other.address(), management).close());
		}
	}

}
