package dev.tcplab.web.actuator;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.tcplab.console.PythonAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Chooses the actuator's port, if none is configured: 9080, or a free one where that is
 * taken, so that two labs run on one machine.
 */
@Component
@ConditionalOnWebApplication
class HttpPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	static final int DEFAULT = 9080;

	private static final Logger logger = LoggerFactory.getLogger(HttpPort.class);

	private final boolean configured;

	private final boolean hasOwnPort;

	private final InetAddress address;

	private volatile int port;

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

	@EventListener
	void onStart(WebServerInitializedEvent event) {
		boolean ownPort = event.getApplicationContext().getServerNamespace() != null;
		if (ownPort == this.hasOwnPort) {
			this.port = event.getWebServer().getPort();
		}
	}

	/**
	 * Says where the actuator is, if it is anywhere, unless something else cannot start.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void onReady(ApplicationReadyEvent event) {
		if (this.port == 0) {
			return;
		}
		boolean moved = !this.hasOwnPort && !this.configured && this.port != DEFAULT;
		logger.info("{}The actuator is at http://{}/actuator", moved ? "Port " + DEFAULT + " is taken. " : "",
				PythonAddress.hostAndPort(new InetSocketAddress(this.address, this.port)));
	}

}
