package dev.tcplab.lesson;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tcplab.console.PythonAddress;
import dev.tcplab.server.Client;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TranscriptFormat;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.dsl.IntegrationFlow;

/** Numbers the clients and greets them (Session 8, the Teacher's server). */
@Configuration(proxyBeanMethods = false)
@Profile("teacher")
class TeacherServer {

	@Bean
	IntegrationFlow teacher(TcpServers servers) {
		TcpServer server = servers.server("teacher")
			.greeting("Hello from the teacher's server")
			.format(new Format())
			.create();
		byte[] answer = String.valueOf(server.settings().greeting()).getBytes(StandardCharsets.UTF_8);
		return server.answering((message) -> answer);
	}

	private static final class Format implements TranscriptFormat {

		@Override
		public List<String> configured() {
			return List.of();
		}

		@Override
		public String waiting(InetSocketAddress address) {
			return "Waiting for connections at %s, %d ".formatted(PythonAddress.host(address.getAddress()),
					address.getPort());
		}

		@Override
		public String connected(Client client) {
			return "CONNECTION: %d. From the IP: %s".formatted(client.number(), PythonAddress.tuple(client.address()));
		}

		@Override
		public String received(String message) {
			return "Message from client: " + message;
		}

	}

}
