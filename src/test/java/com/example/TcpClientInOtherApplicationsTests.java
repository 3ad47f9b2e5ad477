package com.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tcplab.client.FakeServer;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import dev.tcplab.client.TcpConnection;
import dev.tcplab.client.engine.TcpClientAutoConfiguration;
import dev.tcplab.protocol.codec.Codec;
import dev.tcplab.server.LogLines;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The client in an application that is not TCP Lab.
 */
class TcpClientInOtherApplicationsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IntegrationAutoConfiguration.class, TcpExecutorAutoConfiguration.class,
				TcpClientAutoConfiguration.class));

	@Test
	void talksToConfiguredServer() {
		try (FakeServer server = FakeServer.start((client) -> {
			byte[] message = client.getInputStream().readNBytes(4);
			client.getOutputStream().write(("You said " + text(message)).getBytes(StandardCharsets.UTF_8));
		})) {
			this.application.withPropertyValues("tcp-lab.client.port=" + server.port())
				.run((context) -> assertThat(context.getBean(TcpClient.class).talk("Test")).isEqualTo("You said Test"));
		}
	}

	private static String text(byte[] message) {
		return new String(message, StandardCharsets.UTF_8);
	}

	@Test
	void logsNothingIfServerRefuses() throws IOException {
		try (RefusedPort port = new RefusedPort(); LogLines log = LogLines.of("org.springframework.integration.ip")) {
			this.application.run((context) -> {
				TcpClient client = context.getBean(TcpClients.class).to("127.0.0.1", port.number());
				assertThatExceptionOfType(TalkException.class).isThrownBy(() -> client.talk("Test"))
					.satisfies((ex) -> assertThat(ex.outcome()).isEqualTo(TalkOutcome.REFUSED));
			});
			assertThat(log.all()).isEmpty();
		}
	}

	@Test
	void changesOptionsOfClient() {
		try (FakeServer server = FakeServer.start(FakeServer.answering("220 ready\nnot part of it"))) {
			this.application.run((context) -> {
				TcpClient client = context.getBean(TcpClients.class)
					.to("127.0.0.1", server.port(), (options) -> options.codec(Codec.LF));
				assertThat(client.talk("Test")).isEqualTo("220 ready");
			});
		}
	}

	@Test
	void keepsConnectionOpen() {
		try (TcpLabServer server = TcpLabServer.mock().codec(Codec.CRLF).keepOpen().greeting("220 ready").start()) {
			server.when("NOOP").answer("250 OK");
			this.application
				.run((context) -> assertThat(talk(context.getBean(TcpClients.class), server.host(), server.port()))
					.isEqualTo("220 ready, 250 OK"));
		}
	}

	private static String talk(TcpClients clients, String host, int port) {
		try (TcpConnection mail = clients.open(host, port, (options) -> options.codec(Codec.CRLF))) {
			String greeting = text(mail.receive());
			return greeting + ", " + mail.talk("NOOP");
		}
	}

	@Test
	void replacesClientInTest() {
		TcpClient refusing = (message) -> {
			throw new TalkException(TalkOutcome.REFUSED, "Connection refused");
		};
		assertThatExceptionOfType(TalkException.class).isThrownBy(() -> refusing.talk("Test"));
	}

	@Test
	void createsClientForOtherServer() {
		this.application.run((context) -> assertThat(context.getBean(TcpClients.class).to("192.0.2.7", 8081))
			.hasToString("Connection to SERVER at 192.0.2.7, PORT: 8081"));
	}

	@Test
	void backsOffForOwnClient() {
		this.application.withUserConfiguration(Teacher.class)
			.run((context) -> assertThat(context.getBean(TcpClient.class))
				.hasToString("Connection to SERVER at 127.0.0.1, PORT: 8084"));
	}

	@Test
	void injectsClient() {
		this.application.withUserConfiguration(Greeter.class)
			.run((context) -> assertThat(context).hasSingleBean(Greeter.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Teacher {

		@Bean
		TcpClient teacher(TcpClients clients) {
			return clients.to("127.0.0.1", 8084);
		}

	}

}
