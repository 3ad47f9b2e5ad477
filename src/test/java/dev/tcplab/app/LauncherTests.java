package dev.tcplab.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.Recording;
import dev.tcplab.web.http.HttpDefaults;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start of the application.
 */
class LauncherTests {

	@Test
	void startsAgainIfHttpLosesItsPort() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			StartFailure failure = new StartFailure();
			SpringApplication application = new SpringApplication(TcpLabApplication.class, Recording.class);
			application.setRegisterShutdownHook(false);
			application.addListeners(failure);
			application.addInitializers((context) -> choose(other.getLocalPort(), context));
			try (ConfigurableApplicationContext context = Launcher.start(application, failure,
					"--spring.profiles.active=echo1", "--tcp-lab.server.port=0")) {
				assertThat(context.getEnvironment().getProperty("local.server.port", Integer.class)).isPositive()
					.isNotEqualTo(other.getLocalPort());
			}
		}
	}

	/**
	 * Makes HTTP use a port that was free and is taken by now.
	 */
	private static void choose(int port, ConfigurableApplicationContext context) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		sources.remove(HttpDefaults.SOURCE);
		sources.addLast(new MapPropertySource(HttpDefaults.SOURCE, Map.of("server.port", port)));
	}

}
