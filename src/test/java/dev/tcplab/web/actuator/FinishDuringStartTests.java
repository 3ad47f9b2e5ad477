package dev.tcplab.web.actuator;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that finishes while the application still starts.
 */
class FinishDuringStartTests {

	@Test
	void completesStart() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TcpLabApplication.class,
				OnlyClient.class)
			.profiles("echo1")
			.registerShutdownHook(false)
			.run("--server.port=0", "--tcp-lab.server.port=0", "--tcp-lab.server.limit=1",
					"--tcp-lab.console.transcript=off")) {
			assertThat(context.getBean(TcpServers.class).haveFinished()).isTrue();
		}
	}

	/**
	 * A client that connects as soon as the server listens.
	 */
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
			catch (InterruptedException ex) {
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

	}

}
