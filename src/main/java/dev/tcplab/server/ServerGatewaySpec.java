package dev.tcplab.server;

import java.util.Map;

import org.springframework.context.SmartLifecycle;
import org.springframework.integration.dsl.ComponentsRegistration;
import org.springframework.integration.dsl.MessagingGatewaySpec;

/**
 * Begins the flow of one server, and has its listener registered as a bean.
 */
final class ServerGatewaySpec extends MessagingGatewaySpec<ServerGatewaySpec, ServerGateway>
		implements ComponentsRegistration {

	private final String server;

	private final Listener listener;

	ServerGatewaySpec(String server, Listener listener) {
		super(new ServerGateway());
		this.server = server;
		this.listener = listener;
		this.target.setConnectionFactory(listener);
		// The last to start and the first to stop: HTTP tells what becomes of the
		// servers.
		phase(SmartLifecycle.DEFAULT_PHASE);
	}

	@Override
	public Map<Object, String> getComponentsToRegister() {
		return Map.of(this.listener, this.server + "Listener");
	}

}
