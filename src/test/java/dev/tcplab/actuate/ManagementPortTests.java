package dev.tcplab.actuate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

import dev.tcplab.server.NetworkAddress;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An actuator with a port of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "management.server.port=0" })
@ActiveProfiles("happy")
class ManagementPortTests {

	@Test
	void isAnsweredWithTheSameWords(@LocalManagementPort int port) {
		RestTestClient http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
		http.get()
			.uri("/actuator/tcpservers/echo9")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no server 'echo9' here. There are: happy");
	}

	@Test
	void isForThisMachineOnly(@LocalManagementPort int port) {
		List<InetAddress> others = NetworkAddress.all()
			.stream()
			.filter((address) -> !address.isLocal())
			.map(NetworkAddress::address)
			.toList();
		assumeThat(others).isNotEmpty();
		assertThat(others).allSatisfy((address) -> assertThatIOException().isThrownBy(() -> connect(address, port)));
	}

	private static void connect(InetAddress address, int port) throws IOException {
		new Socket(address, port).close();
	}

}
