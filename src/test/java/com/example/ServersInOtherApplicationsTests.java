package com.example;

import dev.tcplab.console.ConsoleAutoConfiguration;
import dev.tcplab.server.Recording;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.TcpServersConfiguration;
import dev.tcplab.server.Wire;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server in an application that is not TCP Lab.
 */
class ServersInOtherApplicationsTests {

	@Test
	void servesFlowOfApplication() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(IntegrationAutoConfiguration.class, SslAutoConfiguration.class,
					ConsoleAutoConfiguration.class, TcpExecutorAutoConfiguration.class))
			.withUserConfiguration(TcpServersConfiguration.class, Recording.class, UpperServer.class)
			.withPropertyValues("spring.profiles.active=upper", "tcp-lab.server.port=0",
					"tcp-lab.servers.upper.limit=1")
			.run((context) -> {
				TcpServer upper = context.getBean(TcpServers.class).find("upper");
				assertThat(Wire.send(upper.port(), "hi")).isEqualTo("HI\n");
				assertThat(upper.totalAccepted()).isOne();
				await().until(() -> upper.state() == ServerState.FINISHED);
				context.getBean(Recording.class).awaitLine("Message received: hi");
			});
	}

}
