package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tcplab.server.TcpServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file with the ports.
 */
class PortFileTests {

	@TempDir
	Path directory;

	@Test
	void listsPortsWhileServersListen() throws IOException {
		Path file = this.directory.resolve("ports.json");
		try (ConfigurableApplicationContext context = run("--server.port=0", "--tcp-lab.port-file=" + file)) {
			TcpServers servers = context.getBean(TcpServers.class);
			assertThat(file).hasContent("{\"http\":%s,\"servers\":{\"echo1\":%d,\"happy\":%d}}".formatted(
					context.getEnvironment().getProperty("local.server.port"), servers.find("echo1").port(),
					servers.find("happy").port()));
		}
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void replacesFileOfKilledProcess() throws IOException {
		Path file = Files.writeString(this.directory.resolve("ports.json"), "old");
		try (ConfigurableApplicationContext context = run("--spring.main.web-application-type=none",
				"--tcp-lab.port-file=" + file)) {
			assertThat(context.isRunning()).isTrue();
			assertThat(file).content().startsWith("{\"servers\":{");
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(TcpLabApplication.class);
		application.setRegisterShutdownHook(false);
		application.setAdditionalProfiles("happy", "echo1");
		String[] all = { "--tcp-lab.server.port=0", "--tcp-lab.console.transcript=off", arguments[0], arguments[1] };
		return application.run(all);
	}

}
