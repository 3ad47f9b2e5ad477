package dev.tcplab.server;

import org.springframework.integration.ip.dsl.TcpServerConnectionFactorySpec;

/**
 * Has a listener registered as a bean along with its gateway.
 */
final class ListenerSpec extends TcpServerConnectionFactorySpec<ListenerSpec, Listener> {

	ListenerSpec(String server, Listener listener) {
		super(listener);
		id(server + "Listener");
	}

}
