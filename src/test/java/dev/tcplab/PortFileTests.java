package dev.tcplab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.TcpServers;
import dev.tcplab.support.AdvisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
			assertThat(file).hasContent("{\"pid\":%d,\"http\":%s,\"servers\":{\"echo1\":%d,\"happy\":%d}}".formatted(
					ProcessHandle.current().pid(), context.getEnvironment().getProperty("local.server.port"),
					servers.find("echo1").port(), servers.find("happy").port()));
		}
		assertThat(this.directory).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"http\":9080,\"servers\":{\"echo1\":8081}}\n",
			"{\"pid\":999999999999,\"servers\":{}}\n" })
	void replacesFileOfProcessThatIsGone(String old) throws IOException {
		Path file = Files.writeString(this.directory.resolve("ports.json"), old);
		try (ConfigurableApplicationContext context = run("--spring.main.web-application-type=none",
				"--tcp-lab.port-file=" + file)) {
			assertThat(context.isRunning()).isTrue();
			assertThat(file).content().startsWith("{\"pid\":" + ProcessHandle.current().pid() + ",\"servers\":{");
		}
	}

	@Test
	void removesOldFileBeforeAnythingElse() throws IOException {
		Path file = Files.writeString(this.directory.resolve("ports.json"), "{\"servers\":{}}");
		assertThatException().isThrownBy(() -> run("--tcp-lab.server.limit=-1", "--tcp-lab.port-file=" + file));
		assertThat(file).doesNotExist();
	}

	@Test
	void rejectsFileOfRunningProcess() throws IOException {
		long pid = ProcessHandle.current().parent().orElseThrow().pid();
		String old = "{\"pid\":%d,\"servers\":{}}".formatted(pid);
		Path file = Files.writeString(this.directory.resolve("ports.json"), old);
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> run("--spring.main.web-application-type=none", "--tcp-lab.port-file=" + file))
			.withMessage("The port file %s belongs to process %d, which still runs", file, pid);
		assertThat(file).hasContent(old);
	}

	@Test
	void keepsFileThatIsNotPortFile() throws IOException {
		Path file = Files.writeString(this.directory.resolve("ports.json"), "{\"name\":\"mine\"}");
		assertThatExceptionOfType(AdvisedException.class)
			.isThrownBy(() -> run("--spring.main.web-application-type=none", "--tcp-lab.port-file=" + file))
			.withMessageEndingWith("exists, and is not a port file");
		assertThat(file).exists();
	}

	@Test
	void keepsFileOfAnotherProcessAtExit() throws IOException {
		Path file = this.directory.resolve("ports.json");
		try (ConfigurableApplicationContext context = run("--spring.main.web-application-type=none",
				"--tcp-lab.port-file=" + file)) {
			assertThat(context.isRunning()).isTrue();
			Files.writeString(file, "{\"pid\":4711,\"servers\":{}}");
		}
		assertThat(file).exists();
	}

	@Test
	void needsNoBytesOfMessages() {
		try (ConfigurableApplicationContext context = run("--spring.main.web-application-type=none",
				"--tcp-lab.port-file=" + this.directory.resolve("ports.json"))) {
			assertThat(context.getBeansOfType(ServerEventListener.class).values())
				.filteredOn((listener) -> listener.getClass().getSimpleName().equals("PortFile"))
				.singleElement()
				.matches((listener) -> listener.mostBytes() == 0);
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
