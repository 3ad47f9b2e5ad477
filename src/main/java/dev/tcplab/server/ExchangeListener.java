package dev.tcplab.server;

/**
 * Gets every exchange as it ends; any bean can be one. The call is part of the exchange,
 * so it must be fast. For everything else, use {@link ServerEventListener}.
 */
@FunctionalInterface
public interface ExchangeListener {

	/**
	 * Called on the connection's thread, by many threads at once.
	 */
	void onExchange(Exchange exchange);

}
