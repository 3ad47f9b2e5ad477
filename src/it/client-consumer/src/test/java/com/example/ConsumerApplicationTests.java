package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import dev.tcplab.client.TcpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that uses the client jar, with and without HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ConsumerApplicationTests {

	private static final ServerSocket server = listen();

	@DynamicPropertySource
	static void setPort(DynamicPropertyRegistry properties) {
		properties.add("tcp-lab.client.port", server::getLocalPort);
	}

	@AfterAll
	static void closeServer() throws IOException {
		server.close();
	}

	@Test
	void talksToConfiguredServer(@Autowired TcpClient client) {
		assertThat(client.talk("Test")).isEqualTo("You said Test");
	}

	@Test
	void injectsClients(@Autowired Greeter greeter) {
		assertThat(greeter).isNotNull();
	}

	@Test
	@EnabledIf("hasHttp")
	void servesHealthOverHttp(@Autowired Environment environment) throws Exception {
		String port = environment.getProperty("local.server.port");
		URI health = URI.create("http://127.0.0.1:%s/actuator/health".formatted(port));
		HttpRequest request = HttpRequest.newBuilder(health).build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()).contains("UP");
	}

	static boolean hasHttp() {
		return ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null);
	}

	private static ServerSocket listen() {
		try {
			ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
			Thread thread = new Thread(() -> serve(listener));
			thread.setDaemon(true);
			thread.start();
			return listener;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void serve(ServerSocket listener) {
		try (listener; Socket client = listener.accept()) {
			String message = new String(client.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
			client.getOutputStream().write(("You said " + message).getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

}
