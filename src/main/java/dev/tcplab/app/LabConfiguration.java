package dev.tcplab.app;

import dev.tcplab.check.CheckSettings;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.mode.load.LoadSettings;
import dev.tcplab.server.replicas.ReplicaSettings;
import dev.tcplab.web.board.BoardSettings;
import dev.tcplab.web.classroom.ClassSettings;
import dev.tcplab.web.http.HttpSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TcpLabProperties.class)
@Import({ ModesConfiguration.class, ServersConfiguration.class })
public class LabConfiguration {

	@Bean
	static ClientSettings clientSettings(TcpLabProperties properties) {
		return properties.client();
	}

	@Bean
	static LoadSettings loadSettings(TcpLabProperties properties) {
		return properties.load();
	}

	@Bean
	static CheckSettings checkSettings(TcpLabProperties properties) {
		return properties.check();
	}

	@Bean
	static ConsoleSettings consoleSettings(TcpLabProperties properties) {
		return properties.console();
	}

	@Bean
	static ReplicaSettings replicaSettings(TcpLabProperties properties) {
		return properties.replicas();
	}

	@Bean
	static BoardSettings boardSettings(TcpLabProperties properties) {
		return properties.board();
	}

	@Bean
	static ClassSettings classSettings(TcpLabProperties properties) {
		return properties.classroom();
	}

	@Bean
	static HttpSettings httpSettings(TcpLabProperties properties) {
		return properties.http();
	}

}
