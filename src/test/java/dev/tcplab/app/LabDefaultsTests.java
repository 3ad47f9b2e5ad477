package dev.tcplab.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.tcplab.web.classroom.ClassSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The defaults that depend on the profiles.
 */
class LabDefaultsTests {

	@ParameterizedTest
	@CsvSource({ "lab, '', 8080, 8084", "lab, 9000, 9000, 9004", "lab, 0, 0, 0", "lab, many, 8080, 8084",
			"'happy,teacher', 9000, ,", "'happy,teacher', '', ," })
	void assignsPortsInLabOnly(String profiles, String port, String happy, String teacher) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setActiveProfiles(profiles.split(","));
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("tcp-lab.server.port", port)));
		new LabDefaults().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("tcp-lab.servers.happy.port")).isEqualTo(happy);
		assertThat(environment.getProperty("tcp-lab.servers.teacher.port")).isEqualTo(teacher);
	}

	@ParameterizedTest
	@CsvSource({ "mock, '', '', 8085,", "mock, 9000, '', 9000,", "'lab,mock', '', '', 8085,", "echo1, '', '', ,",
			"mock, '', 'smtp,device', , 8086" })
	void assignsPortsToMockServers(String profiles, String port, String servers, String mock, String device) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setActiveProfiles(profiles.split(","));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("tcp-lab.server.port", port, "tcp-lab.mock.servers", servers)));
		new LabDefaults().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("tcp-lab.servers.mock.port")).isEqualTo(mock);
		assertThat(environment.getProperty("tcp-lab.servers.device.port")).isEqualTo(device);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			class   | -    | -         | -    | true  | 0.0.0.0 | -
			class   | -    | -         | 9081 | true  | 0.0.0.0 | 127.0.0.1
			class   | -    | 192.0.2.2 | 9081 | true  | -       | -
			class   | off  | -         | -    | true  | -       | -
			class   | TRUE | -         | -    | true  | 0.0.0.0 | -
			echo1   | true | -         | -    | -     | 0.0.0.0 | -
			echo1   | yes  | -         | -    | -     | -       | -
			echo1   | -    | -         | 9081 | -     | -       | -
			""", delimiter = '|')
	void opensHttpOnlyForClass(String profile, @Nullable String enabled, @Nullable String address,
			@Nullable String managementPort, @Nullable String byProfile, @Nullable String http,
			@Nullable String management) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setActiveProfiles(profile);
		Map<String, Object> given = new HashMap<>();
		given.put(ClassSettings.ENABLED, enabled);
		given.put("server.address", address);
		given.put("management.server.port", managementPort);
		given.values().removeIf(Objects::isNull);
		environment.getPropertySources().addFirst(new MapPropertySource("test", given));
		new LabDefaults().postProcessEnvironment(environment, new SpringApplication());
		PropertySource<?> source = environment.getPropertySources().get("defaultProperties");
		PropertySource<?> defaults = (source != null) ? source : new MapPropertySource("none", Map.of());
		assertThat(defaults.getProperty(ClassSettings.ENABLED)).isEqualTo((byProfile != null) ? true : null);
		assertThat(defaults.getProperty("server.address")).isEqualTo(http);
		assertThat(defaults.getProperty("management.server.address")).isEqualTo(management);
	}

	@ParameterizedTest
	@CsvSource({ "ping, none", "'client,chat', none", "echo1, ", "'echo3,client-test', " })
	void needsNoHttpForClientsAlone(String profiles, String type) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setActiveProfiles(profiles.split(","));
		new LabDefaults().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("spring.main.web-application-type")).isEqualTo(type);
	}

}
