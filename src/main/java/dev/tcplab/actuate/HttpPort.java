package dev.tcplab.actuate;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.tcplab.console.PythonAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Chooses the actuator's port, if none is configured: 9080, or a free one where that is
 * taken, so that two labs run on one machine.
 */
@Component
@ConditionalOnWebApplication
class HttpPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>,
		ApplicationListener<WebServerInitializedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(HttpPort.class);

	private static final int DEFAULT = 9080;

	private final boolean configured;

	private final boolean hasOwnPort;

	private final InetAddress address;

	HttpPort(ServerProperties properties, Environment environment) {
		this.hasOwnPort = environment.containsProperty("management.server.port");
		this.configured = properties.getPort() != null;
		InetAddress address = properties.getAddress();
		this.address = (address == null || address.isAnyLocalAddress()) ? InetAddress.getLoopbackAddress() : address;
	}

	@Override
	public int getOrder() {
		// After Boot's own customizers.
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (!this.configured) {
			factory.setPort(DEFAULT);
			factory.setProtocol(MovableHttpProtocol.class.getName());
		}
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		boolean ownPort = event.getApplicationContext().getServerNamespace() != null;
		if (ownPort == this.hasOwnPort) {
			int port = event.getWebServer().getPort();
			boolean moved = !ownPort && !this.configured && port != DEFAULT;
			logger.info("{}The actuator is at http://{}/actuator", moved ? "Port " + DEFAULT + " is taken. " : "",
					PythonAddress.hostAndPort(new InetSocketAddress(this.address, port)));
		}
	}

}
