package dev.tcplab.web.actuator;

import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Endpoints that show servers and faults but do not change them, as in a container.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0",
				"spring.config.additional-location=file:src/main/docker/application.yml" })
@ActiveProfiles("happy")
@Import(Recording.class)
class ReadOnlyEndpointTests {

	@Test
	void showsServerButRefusesChanges(@LocalServerPort int httpPort, @Autowired TcpServers servers) {
		RestTestClient http = RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:%d/actuator/tcpservers/happy".formatted(httpPort))
			.build();
		http.get().exchange().expectStatus().isOk();
		http.delete()
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectBody()
			.json("""
					{"detail": "DELETE is not supported here, only GET. Servers are started and stopped at /actuator/tcpservers/NAME, \
					if management.endpoint.tcpservers.access is unrestricted"}
					""");
		http.method(HttpMethod.POST)
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"state\":\"stopped\"}")
			.exchange()
			.expectStatus()
			.isEqualTo(405);
		assertThat(servers.find("happy").state()).hasToString("listening");
	}

	@Test
	void showsFaultsButRefusesChanges(@LocalServerPort int httpPort, @Autowired TcpServers servers) {
		RestTestClient http = RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:%d/actuator/tcpfaults/happy".formatted(httpPort))
			.build();
		http.get().exchange().expectStatus().isOk();
		http.delete().exchange().expectStatus().isEqualTo(405);
		http.post()
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"delay\":\"1s\"}")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("POST is not supported here, only GET. Faults are set at /actuator/tcpfaults/NAME, "
					+ "if management.endpoint.tcpfaults.access is unrestricted");
		assertThat(servers.find("happy").faults().areOff()).isTrue();
	}

}
