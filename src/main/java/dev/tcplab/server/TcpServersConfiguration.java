package dev.tcplab.server;

import dev.tcplab.server.engine.EngineConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Provides {@link TcpServers}, which creates servers. Import it into your own
 * application.
 */
@Configuration(proxyBeanMethods = false)
@Import(EngineConfiguration.class)
public class TcpServersConfiguration {

}
