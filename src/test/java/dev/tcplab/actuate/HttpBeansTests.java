package dev.tcplab.actuate;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.Recording;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The servers do not wait for what they do not need, and nothing waits for a request.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "tcp-lab.server.port=0")
@ActiveProfiles("echo1")
@Import({ Recording.class, HttpBeansTests.Late.class, HttpBeansTests.Http.class })
class HttpBeansTests {

	@Test
	void areMadeAtTheStartOnceTheServersListen(@Autowired ConfigurableApplicationContext context) {
		assertThat(context.getBeanFactory().containsSingleton(Late.class.getName())).isTrue();
		assertThat(context.getBean(Late.class).found).isEqualTo(ServerState.LISTENING);
	}

	@Test
	void theServersListenBeforeTheWebServerIsMade(@Autowired Http http) {
		assertThat(http.found).isEqualTo(ServerState.LISTENING);
	}

	@Test
	void theActuatorIsCheckedAllTheSame() {
		assertThatThrownBy(() -> new SpringApplicationBuilder(TcpLabApplication.class).run(
				"--spring.profiles.active=echo1", "--tcp-lab.server.port=0", "--server.port=0",
				"--management.endpoint.health.group.lesson.include=nobody"))
			.rootCause()
			.hasMessageContaining("nobody");
	}

	@Test
	void areNotMadeOnceTheServersHaveFinished() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TcpLabApplication.class,
				Recording.class, LastClient.class, Late.class)
			.registerShutdownHook(false)
			.run("--spring.profiles.active=echo3", "--tcp-lab.server.port=0", "--tcp-lab.server.limit=1",
					"--server.port=0")) {
			assertThat(context.getBean(TcpServers.class).haveFinished()).isTrue();
			assertThat(context.getBeanFactory().containsSingleton(Late.class.getName())).isFalse();
		}
	}

	static class Late {

		private final ServerState found;

		Late(TcpServers servers) {
			this.found = servers.all().get(0).state();
		}

	}

	/**
	 * Comes while the web server is made, which waits for the answer.
	 */
	static class LastClient implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

		private final TcpServers servers;

		LastClient(TcpServers servers) {
			this.servers = servers;
		}

		@Override
		public void customize(ConfigurableWebServerFactory factory) {
			assertThat(Wire.send(this.servers.find("echo3").port(), "Test")).isEqualTo("ECHO: Test\n");
			assertThatCode(this.servers::awaitFinished).doesNotThrowAnyException();
		}

	}

	static class Http implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

		private final TcpServers servers;

		private @Nullable ServerState found;

		Http(TcpServers servers) {
			this.servers = servers;
		}

		@Override
		public void customize(ConfigurableWebServerFactory factory) {
			this.found = this.servers.find("echo1").state();
		}

	}

}
