package dev.tcplab.board;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import dev.tcplab.server.Keys;
import dev.tcplab.server.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Talking on the board to servers that are not the lesson's.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tcp-lab.server.port=0", "tcp-lab.servers.echo1.codec=raw",
				"tcp-lab.servers.echo2.codec=length1", "tcp-lab.servers.echo3.codec=lf",
				"tcp-lab.servers.happy.ssl.bundle=lab" })
@ActiveProfiles({ "echo1", "echo2", "echo3", "happy" })
@Import(Recording.class)
@Timeout(60)
class BoardTalkTests {

	@TempDir
	static Path directory;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void bundle(DynamicPropertyRegistry registry) throws Exception {
		Keys.make(directory, "server").writePem(directory);
		registry.add("spring.ssl.bundle.pem.lab.keystore.certificate",
				() -> directory.resolve("server.crt").toString());
		registry.add("spring.ssl.bundle.pem.lab.keystore.private-key",
				() -> directory.resolve("server.key").toString());
	}

	@ParameterizedTest
	@CsvSource({ "echo1, 4543484f3a206869", "echo2, 084543484f3a206869", "echo3, 4543484f3a2068690a" })
	void endsTheMessageAsTheCodecHasIt(String server, String answer) throws Exception {
		HttpResponse<String> response = talk(server, "hi");
		assertThat(response.body()).contains("\"hex\":\"" + answer);
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@Test
	void saysWhatItTakesToTalkToASecuredServer() throws Exception {
		HttpResponse<String> response = talk("happy", "hi");
		assertThat(response.body()).contains("happy speaks TLS. Have the board speak it too, with an SSL bundle that"
				+ " trusts its certificate, as in --tcp-lab.client.ssl.bundle=lab");
		assertThat(response.statusCode()).isEqualTo(409);
	}

	@Test
	void saysThatTheFrameHasNoRoom() throws Exception {
		HttpResponse<String> response = talk("echo2", "x".repeat(256));
		assertThat(response.body()).contains("The message has 256 bytes, for which the codec length1 has no room");
		assertThat(response.statusCode()).isEqualTo(413);
	}

	private HttpResponse<String> talk(String server, String message) throws IOException, InterruptedException {
		String body = "{\"server\":\"%s\",\"message\":\"%s\"}".formatted(server, message);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/board/talk".formatted(this.port)))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
	}

}
