package dev.tcplab;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import dev.tcplab.server.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The start of HTTP where its port or its address cannot be had.
 */
@ExtendWith(OutputCaptureExtension.class)
class HttpStartTests {

	@Test
	void aTakenPortIsSaidInTwoLines(CapturedOutput output) throws IOException {
		try (ServerSocket other = new ServerSocket(0)) {
			int port = other.getLocalPort();
			assertThatException().isThrownBy(() -> run("--server.address=0.0.0.0", "--server.port=" + port));
			assertThat(output.getErr()).contains("Problems using port %d: Address already in use\n".formatted(port)
					+ "Choose another port for the actuator (HTTP), as in --server.port=9081 (0 is any free one)\n");
		}
	}

	@Test
	void anAddressOfAnotherMachineIsSaidInTwoLines(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--server.address=203.0.113.9"));
		assertThat(output.getErr()).contains("The actuator (HTTP) cannot listen: Cannot assign requested address\n"
				+ "Choose an address of this machine, as in --server.address=127.0.0.1\n");
	}

	@Test
	void aTakenDefaultPortIsNoFailure(CapturedOutput output) throws IOException {
		try (ServerSocket other = takeIfFree(9080); ConfigurableApplicationContext context = run()) {
			assertThat(other.isClosed()).isFalse();
			assertThat(context.isActive()).isTrue();
			assertThat(output).contains("Port 9080 is taken. The actuator is at http://");
		}
	}

	private static ServerSocket takeIfFree(int port) throws IOException {
		try {
			return new ServerSocket(port);
		}
		catch (IOException ex) {
			// Somebody has it already, which is as good.
			return new ServerSocket(0);
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.profiles.active=echo1", "--tcp-lab.server.port=0"));
		all.addAll(List.of(arguments));
		SpringApplication application = new SpringApplication(TcpLabApplication.class, Recording.class);
		application.setRegisterShutdownHook(false);
		return application.run(all.toArray(String[]::new));
	}

}
