package dev.tcplab.actuate;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.ServerState;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server whose last client comes before HTTP is made.
 */
class EndBeforeHttpTests {

	@Test
	void theStartDoesNotNeedWhatIsNotMade() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TcpLabApplication.class,
				OnlyClient.class)
			.profiles("echo1")
			.registerShutdownHook(false)
			.run("--server.port=0", "--tcp-lab.server.port=0", "--tcp-lab.server.limit=1")) {
			assertThat(context.getBean(TcpServers.class).find("echo1").state()).isEqualTo(ServerState.FINISHED);
			assertThat(((ServletWebServerApplicationContext) context).getWebServer()).isNull();
		}
	}

	/**
	 * Comes as soon as the server listens.
	 */
	@DependsOn("echo1.ip:tcp-inbound-gateway#0")
	static class OnlyClient implements SmartLifecycle {

		private final TcpServers servers;

		private volatile boolean running;

		OnlyClient(TcpServers servers) {
			this.servers = servers;
		}

		@Override
		public void start() {
			this.running = true;
			try {
				assertThat(Wire.send(this.servers.find("echo1").port(), "me")).isEqualTo("ECHO: me\n");
				this.servers.awaitFinished();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 1;
		}

	}

}
