package dev.tcplab.app;

import dev.tcplab.TcpLabApplication;
import dev.tcplab.server.LogLines;
import dev.tcplab.server.Recording;
import dev.tcplab.server.TcpServers;
import dev.tcplab.server.Wire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log lines about the servers, after the start and when one finishes. The log may also
 * have lines of other tests.
 */
class NoticesTests {

	private static LogLines log;

	private static ConfigurableApplicationContext context;

	private static String board;

	@BeforeAll
	static void startServers() {
		log = LogLines.of(Notices.class);
		SpringApplication application = new SpringApplication(TcpLabApplication.class, Recording.class);
		application.setRegisterShutdownHook(false);
		context = application.run("--spring.profiles.active=happy,echo1", "--tcp-lab.server.port=0", "--server.port=0",
				"--tcp-lab.servers.echo1.limit=1");
		board = "http://127.0.0.1:%s/".formatted(context.getEnvironment().getProperty("local.server.port"));
	}

	@AfterAll
	static void stopServers() {
		context.close();
		log.close();
	}

	@Test
	void namesBoardAfterServers() {
		assertThat(log.all()).containsSubsequence("Connect to happy with: printf Hello | nc 127.0.0.1 " + port("happy"),
				"Open " + board + " to watch");
	}

	@Test
	void explainsHowToUseFinishedServerAgain() throws Exception {
		try (Wire client = Wire.connect(port("echo1"))) {
			assertThat(client.send("Test").receive()).isEqualTo("ECHO: Test\n");
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(log.all()).contains(
					"echo1 has served all its clients and finished. To use it again, reset and start it at " + board));
	}

	private static int port(String server) {
		return context.getBean(TcpServers.class).find(server).port();
	}

}
