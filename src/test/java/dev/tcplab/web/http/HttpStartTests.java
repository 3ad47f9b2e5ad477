package dev.tcplab.web.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.StartupFailure;
import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start of HTTP if its port is taken, or its address is unknown.
 */
class HttpStartTests {

	@Test
	void reportsTakenPort() throws IOException {
		try (ServerSocket other = new ServerSocket(0)) {
			int port = other.getLocalPort();
			assertThat(failure("--server.address=0.0.0.0", "--server.port=" + port))
				.isEqualTo("Problems using port %d: Address already in use\n".formatted(port)
						+ "Choose another port for the actuator (HTTP), as in --server.port=9081 (0 picks a free port)");
		}
	}

	@Test
	void reportsAddressOfOtherMachine() {
		assertThat(failure("--server.address=203.0.113.9"))
			.isEqualTo("The actuator (HTTP) cannot listen: Cannot assign requested address\n"
					+ "Choose an address of this machine, as in --server.address=127.0.0.1");
	}

	@Test
	void keepsAnalysisOfSpringBoot() {
		assertThat(failure("--server.port=0", "--management.endpoint.health.group.readiness.include=nonsense"))
			.startsWith("Health contributor 'nonsense' defined in ")
			.contains("Update your application");
	}

	@ParameterizedTest
	@CsvSource({ "server.port, abc, 0 to 65535", "server.port, 70000, 0 to 65535",
			"management.server.port, -2, -1 to 65535" })
	void reportsAllowedPortsOfHttp(String property, String port, String allowed) {
		assertThat(failure("--%s=%s".formatted(property, port)))
			.isEqualTo("Invalid value '%s' for %s\nAllowed: %s".formatted(port, property, allowed));
	}

	private static String failure(String... arguments) {
		return StartupFailure.of(application(), arguments(arguments));
	}

	@Test
	@ResourceLock(Resources.SYSTEM_ERR)
	@ExtendWith(OutputCaptureExtension.class)
	void usesFreePortIfDefaultIsTaken(CapturedOutput output) throws IOException {
		try (ServerSocket other = new ServerSocket(0)) {
			SpringApplication application = application();
			application.addInitializers((context) -> useDefaultPort(context, other.getLocalPort()));
			try (ConfigurableApplicationContext context = application.run(arguments())) {
				assertThat(output.getErr()).contains("Port 9080 is taken. Open http://127.0.0.1:%s/ to watch"
					.formatted(context.getEnvironment().getProperty("local.server.port")));
			}
		}
	}

	private static SpringApplication application() {
		SpringApplication application = new SpringApplication(TcpLabApplication.class, Recording.class);
		application.setRegisterShutdownHook(false);
		return application;
	}

	private static String[] arguments(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.profiles.active=echo1", "--tcp-lab.server.port=0"));
		all.addAll(List.of(arguments));
		return all.toArray(String[]::new);
	}

	/**
	 * Uses another port as if it were 9080, which other programs of this machine may use.
	 */
	private static void useDefaultPort(ConfigurableApplicationContext context, int port) {
		context.getEnvironment().getPropertySources().remove(HttpDefaults.SOURCE);
		HttpDefaults.addTo(context.getEnvironment(), port);
	}

}
