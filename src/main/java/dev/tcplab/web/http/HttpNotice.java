package dev.tcplab.web.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.tcplab.console.PythonAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Logs where the actuator is, if it is anywhere.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpNotice implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger(HttpNotice.class);

	private final ServerProperties properties;

	HttpNotice(ServerProperties properties) {
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
		Integer port = environment.getProperty("local.management.port", Integer.class);
		if (port != null) {
			logger.info("{}The actuator is at http://{}/actuator",
					HttpDefaults.hasMoved(environment) ? "Port " + HttpDefaults.PORT + " is taken. " : "",
					PythonAddress.hostAndPort(new InetSocketAddress(address(), port)));
		}
	}

	private InetAddress address() {
		InetAddress address = this.properties.getAddress();
		return (address == null || address.isAnyLocalAddress()) ? InetAddress.getLoopbackAddress() : address;
	}

}
