package com.example;

import java.util.Map;
import java.util.stream.Stream;

import dev.tcplab.client.engine.TcpClientAutoConfiguration;
import dev.tcplab.console.ConsoleAutoConfiguration;
import dev.tcplab.server.ListenException;
import dev.tcplab.server.PortTakenException;
import dev.tcplab.server.Recording;
import dev.tcplab.server.RefusedPort;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServer;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import dev.tcplab.server.engine.TcpServersAutoConfiguration;
import dev.tcplab.server.monitor.TcpServersMonitorAutoConfiguration;
import dev.tcplab.support.TcpExecutorAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server in an application that is not TCP Lab.
 */
class ServersInOtherApplicationsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IntegrationAutoConfiguration.class, SslAutoConfiguration.class,
				ConsoleAutoConfiguration.class, TcpExecutorAutoConfiguration.class, TcpServersAutoConfiguration.class,
				TcpServersMonitorAutoConfiguration.class, TcpClientAutoConfiguration.class))
		.withUserConfiguration(Recording.class, UpperServer.class)
		.withPropertyValues("spring.profiles.active=upper");

	@Test
	void servesFlowOfApplication() {
		this.application.withPropertyValues("tcp-lab.server.port=0", "tcp-lab.servers.upper.limit=1").run((context) -> {
			TcpServer upper = context.getBean(TcpServers.class).find("upper");
			assertThat(Wire.send(upper.port(), "hi")).isEqualTo("HI\n");
			assertThat(upper.totalAccepted()).isOne();
			await().until(() -> upper.state() == ServerState.FINISHED);
			assertThat(context.getBean(Recording.class).lines()).isEmpty();
		});
	}

	@Test
	void printsTranscriptIfAsked() {
		this.application.withPropertyValues("tcp-lab.server.port=0", "tcp-lab.console.transcript=text")
			.run((context) -> {
				Wire.send(context.getBean(TcpServers.class).find("upper").port(), "hi");
				context.getBean(Recording.class).awaitLine("Message received: hi");
			});
	}

	@Test
	void rejectsServerWithoutPort() {
		this.application.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(ListenException.class,
					(failure) -> assertThat(failure).hasMessage("upper has no port")
						.extracting(ListenException::advice)
						.asString()
						.contains("tcp-lab.servers.upper.port")));
	}

	@Test
	void namesServerAndPropertyOfPortInUse() throws Exception {
		try (RefusedPort taken = new RefusedPort()) {
			this.application.withPropertyValues("tcp-lab.server.port=" + taken.number())
				.run((context) -> assertThat(context.getStartupFailure()).hasCauseInstanceOf(PortTakenException.class)
					.cause()
					.hasMessageStartingWith("Problems using port %d: ".formatted(taken.number()))
					.extracting((failure) -> ((PortTakenException) failure).advice())
					.asString()
					.contains("--tcp-lab.servers.upper.port="));
		}
	}

	@Test
	void measuresServers() {
		this.application.withPropertyValues("tcp-lab.server.port=0").run((context) -> {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			context.getBeansOfType(MeterBinder.class).values().forEach((meters) -> meters.bindTo(registry));
			Wire.send(context.getBean(TcpServers.class).find("upper").port(), "hi");
			assertThat(registry.get("tcp.server.connections").functionCounter().count()).isOne();
			assertThat(context.getBean("tcpServersHealthIndicator", HealthIndicator.class).health().getDetails())
				.containsOnlyKeys("upper");
		});
	}

	@Test
	void needsNeitherMetersNorHealth() {
		this.application.withClassLoader(new FilteredClassLoader(MeterBinder.class, HealthIndicator.class))
			.withPropertyValues("tcp-lab.server.port=0")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TcpServers.class));
	}

	@Test
	void hasNoBeanWithGenericName() {
		this.application.withPropertyValues("tcp-lab.server.port=0").run((context) -> {
			Stream<String> own = context.getBeansOfType(Object.class)
				.entrySet()
				.stream()
				.filter((bean) -> bean.getValue().getClass().getName().startsWith("dev.tcplab."))
				.map(Map.Entry::getKey);
			assertThat(own).filteredOn((name) -> !name.matches("(.*dev\\.tcplab\\.|tcpLab).*"))
				.containsExactlyInAnyOrder("recording", "recordedTranscript", "tcpServersHealthIndicator");
		});
	}

}
