package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that uses the client jar, with and without HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
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
	void throwsWithoutLoggingIfServerRefuses(@Autowired TcpClients clients, CapturedOutput output) throws IOException {
		try (Socket refused = new Socket()) {
			refused.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			TcpClient client = clients.to("127.0.0.1", refused.getLocalPort());
			assertThatExceptionOfType(TalkException.class).isThrownBy(() -> client.talk("Test"))
				.satisfies((ex) -> assertThat(ex.outcome()).isEqualTo(TalkOutcome.REFUSED));
			assertThat(output).doesNotContain("Exception");
		}
	}

	@Test
	void replacesClientByLambda() {
		TcpClient other = (message) -> "OK".getBytes(StandardCharsets.UTF_8);
		assertThat(other.talk("Test")).isEqualTo("OK");
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.lettuce.core.RedisClient", "io.netty.channel.Channel",
			"com.samskivert.mustache.Mustache", "dev.tcplab.server.TcpServers", "dev.tcplab.app.Launcher" })
	void needsNothingOfProgram(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.HdrHistogram.Histogram", "io.micrometer.core.instrument.MeterRegistry" })
	@DisabledIf("hasHttp")
	void needsNothingOfActuator(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isFalse();
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
