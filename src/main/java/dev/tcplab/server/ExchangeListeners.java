package dev.tcplab.server;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Tells all listeners of an exchange, whatever one of them does.
 */
final class ExchangeListeners implements ExchangeListener, SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(ExchangeListeners.class);

	private final ObjectProvider<ExchangeListener> beans;

	private final Set<ExchangeListener> failed = ConcurrentHashMap.newKeySet();

	private List<ExchangeListener> listeners = List.of();

	ExchangeListeners(ObjectProvider<ExchangeListener> beans) {
		this.beans = beans;
	}

	// Not earlier: a listener may itself depend on the servers.
	@Override
	public void afterSingletonsInstantiated() {
		this.listeners = this.beans.orderedStream().filter((listener) -> listener != this).toList();
	}

	@Override
	public void onExchange(Exchange exchange) {
		for (ExchangeListener listener : this.listeners) {
			try {
				listener.onExchange(exchange);
			}
			// Also an error: the exchange has ended well, whatever becomes of it here.
			catch (RuntimeException | Error ex) {
				if (this.failed.add(listener)) {
					logger.warn("{} failed, which is not said again", listener, ex);
				}
			}
		}
	}

}
