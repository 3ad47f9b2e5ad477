package dev.tcplab.app;

import java.nio.file.Path;
import java.util.Map;

import dev.tcplab.check.CheckSettings;
import dev.tcplab.client.engine.ClientSettings;
import dev.tcplab.console.ConsoleSettings;
import dev.tcplab.mock.MockSettings;
import dev.tcplab.mode.load.LoadSettings;
import dev.tcplab.server.ServerSettings;
import dev.tcplab.server.replicas.ReplicaSettings;
import dev.tcplab.web.board.BoardSettings;
import dev.tcplab.web.classroom.ClassSettings;
import dev.tcplab.web.http.HttpSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * All properties of TCP Lab, bound once.
 *
 * @param server settings of every server
 * @param servers settings of one server, by its name; they override those of every server
 * @param mock names of the mock servers
 * @param client settings of the client and of its modes
 * @param load settings of the load mode
 * @param check settings of the check mode
 * @param console how the transcript looks
 * @param replicas whether several replicas count as one
 * @param board what the page that shows the servers keeps
 * @param classroom the page for students
 * @param http the names under which HTTP answers
 * @param portFile a file that has the ports, as JSON, from when everything listens until
 * the process ends; none is written by default
 */
@ConfigurationProperties(TcpLabProperties.PREFIX)
record TcpLabProperties(@DefaultValue @NestedConfigurationProperty ServerSettings server,
		@DefaultValue Map<String, ServerSettings> servers, @DefaultValue @NestedConfigurationProperty MockSettings mock,
		@DefaultValue @NestedConfigurationProperty ClientSettings client,
		@DefaultValue @NestedConfigurationProperty LoadSettings load,
		@DefaultValue @NestedConfigurationProperty CheckSettings check,
		@DefaultValue @NestedConfigurationProperty ConsoleSettings console,
		@DefaultValue @NestedConfigurationProperty ReplicaSettings replicas,
		@DefaultValue @NestedConfigurationProperty BoardSettings board,
		@Name("class") @DefaultValue @NestedConfigurationProperty ClassSettings classroom,
		@DefaultValue @NestedConfigurationProperty HttpSettings http, @Nullable Path portFile) {

	static final String PREFIX = "tcp-lab";

}
