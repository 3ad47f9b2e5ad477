package dev.tcplab.startup;

import java.util.Map;

import dev.tcplab.client.ClientSettings;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.load.LoadSettings;
import dev.tcplab.server.ServerSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All properties of TCP Lab, so that a mistyped one is noticed.
 *
 * @param server settings of every server
 * @param servers settings of one server, by its name; they override those of every server
 * @param client settings of the client and of its modes
 * @param load settings of the load mode
 * @param console how the transcript looks
 */
@ConfigurationProperties(prefix = "tcp-lab", ignoreUnknownFields = false)
record TcpLabProperties(@DefaultValue @NestedConfigurationProperty ServerSettings server,
		@DefaultValue Map<String, ServerSettings> servers,
		@DefaultValue @NestedConfigurationProperty ClientSettings client,
		@DefaultValue @NestedConfigurationProperty LoadSettings load,
		@DefaultValue @NestedConfigurationProperty ConsoleSettings console) {

	TcpLabProperties {
		servers.keySet()
			.stream()
			.filter((name) -> !LabProfile.servers().contains(name))
			.findFirst()
			.ifPresent((name) -> {
				throw new StartupException("tcp-lab.servers.%s: no server is named %1$s".formatted(name),
						"The servers are " + String.join(", ", LabProfile.servers()));
			});
	}

}
