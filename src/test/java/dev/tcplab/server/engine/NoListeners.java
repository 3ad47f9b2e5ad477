package dev.tcplab.server.engine;

import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.ServerEventListener;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

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
