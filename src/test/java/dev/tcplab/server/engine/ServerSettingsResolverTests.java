package dev.tcplab.server.engine;

import java.time.Duration;
import java.util.Map;

import dev.tcplab.server.ServerSettings;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of the properties of a server.
 */
class ServerSettingsResolverTests {

	private static final Map<String, Object> DEFAULTS = Map.of("limit", 5);

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void usesDefaultOfAllServers() {
		assertThat(resolve("echo3").port()).isEqualTo(8080);
	}

	@Test
	void prefersDefaultOfServer() {
		assertThat(resolve("echo3").limit()).isEqualTo(5);
	}

	@Test
	void prefersPropertyOfAllServersToDefault() {
		this.environment.setProperty("tcp-lab.server.limit", "7");
		assertThat(resolve("echo3").limit()).isEqualTo(7);
	}

	@Test
	void prefersPropertyOfServer() {
		this.environment.setProperty("tcp-lab.server.limit", "7");
		this.environment.setProperty("tcp-lab.servers.echo3.limit", "9");
		assertThat(resolve("echo3").limit()).isEqualTo(9);
	}

	@Test
	void prefersPropertyOfServerToCommandLine() {
		this.environment.setProperty("tcp-lab.servers.echo3.limit", "9");
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLine", Map.of("tcp-lab.server.limit", "7")));
		assertThat(resolve("echo3").limit()).isEqualTo(9);
	}

	@Test
	void prefersPropertyOfServerOnCommandLine() {
		this.environment.setProperty("tcp-lab.servers.echo3.limit", "9");
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLine", Map.of("tcp-lab.servers.echo3.limit", "11")));
		assertThat(resolve("echo3").limit()).isEqualTo(11);
	}

	@Test
	void ignoresPropertyOfAnotherServer() {
		this.environment.setProperty("tcp-lab.servers.happy.limit", "9");
		assertThat(resolve("echo3").limit()).isEqualTo(5);
	}

	@Test
	void resolvesEachSettingOnItsOwn() {
		this.environment.setProperty("tcp-lab.server.read-timeout", "1s");
		this.environment.setProperty("tcp-lab.servers.echo3.port", "8083");
		ServerSettings settings = resolve("echo3");
		assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(settings.port()).isEqualTo(8083);
		assertThat(settings.limit()).isEqualTo(5);
	}

	@Test
	void readsRelaxedNames() {
		this.environment.setProperty("tcp-lab.server.maxClients", "2");
		this.environment.setProperty("tcp-lab.servers.echo3.read_timeout", "1s");
		assertThat(resolve("echo3").maxClients()).isEqualTo(2);
		assertThat(resolve("echo3").readTimeout()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void readsEnvironmentVariables() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("TCPLAB_SERVER_MAXCLIENTS", "2", "TCPLAB_SERVERS_ECHO3_READTIMEOUT", "1s")));
		assertThat(resolve("echo3").maxClients()).isEqualTo(2);
		assertThat(resolve("echo3").readTimeout()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void replacesPlaceholders() {
		this.environment.setProperty("tcp-lab.server.port", "${PORT:8085}");
		assertThat(resolve("echo3").port()).isEqualTo(8085);
	}

	private ServerSettings resolve(String server) {
		return new ServerSettingsResolver(this.environment, Map.of("port", 8080)).resolve(server, DEFAULTS);
	}

}
