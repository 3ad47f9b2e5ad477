package com.example;

import dev.tcplab.client.TcpClient;
import dev.tcplab.client.TcpClients;
import dev.tcplab.client.engine.TcpClientAutoConfiguration;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import dev.tcplab.testing.TcpLabServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static dev.tcplab.protocol.codec.Codec.LF;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server for the tests of a Spring application, as in docs/extending.md.
 */
@SpringJUnitConfig
class DeviceInContextTests {

	@RegisterExtension
	static TcpLabServer device = TcpLabServer.mock().codec(LF);

	@DynamicPropertySource
	static void useDevice(DynamicPropertyRegistry properties) {
		properties.add("device.port", device::port);
	}

	@Test
	void talksToDevice(@Autowired TcpClient client) {
		device.when("PING").answer("PONG");
		assertThat(client.talk("PING")).isEqualTo("PONG");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ IntegrationAutoConfiguration.class, TcpExecutorAutoConfiguration.class,
			TcpClientAutoConfiguration.class })
	static class Application {

		@Bean
		TcpClient device(TcpClients clients, @Value("${device.port}") int port) {
			return clients.to("127.0.0.1", port, (options) -> options.codec(LF));
		}

	}

}
