package dev.tcplab.server.net;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.ServerEventListener;

/**
 * Events without listeners.
 */
final class NoListeners {

	private NoListeners() {
	}

	static ServerEvents events() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		return new ServerEvents(beans.getBeanProvider(ExchangeListener.class),
				beans.getBeanProvider(ServerEventListener.class));
	}

}
