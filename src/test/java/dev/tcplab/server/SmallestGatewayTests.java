package dev.tcplab.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Transformers;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.ip.tcp.connection.TcpNetServerConnectionFactory;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The smallest gateway of the documentation, which uses Spring Integration alone.
 */
class SmallestGatewayTests {

	@Test
	void echoesMessage() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(IntegrationAutoConfiguration.class))
			.withUserConfiguration(SmallestGateway.class)
			.run((context) -> {
				TcpNetServerConnectionFactory server = context.getBean(TcpNetServerConnectionFactory.class);
				await().until(server::isListening);
				assertThat(Wire.send(server.getPort(), "Test")).isEqualTo("ECHO: Test\n");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class SmallestGateway {

		@Bean
		IntegrationFlow echo() {
			return IntegrationFlow
				.from(Tcp.inboundGateway(Tcp.netServer(0)
					.singleUseConnections(true)
					.deserializer(SmallestGateway::readOnce)
					.serializer((answer, output) -> output.write((byte[]) answer))))
				.transform(Transformers.objectToString())
				.transform(String.class, (message) -> ("ECHO: " + message + "\n").getBytes())
				.get();
		}

		private static byte[] readOnce(InputStream input) throws IOException {
			byte[] buffer = new byte[2048];
			int length = input.read(buffer);
			if (length < 0) {
				throw new SoftEndOfStreamException("The client left");
			}
			return Arrays.copyOf(buffer, length);
		}

	}

}
