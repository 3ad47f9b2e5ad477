package dev.tcplab.server;

/**
 * Hears of every exchange when it has ended; any bean may be one.
 */
@FunctionalInterface
public interface ExchangeListener {

	/**
	 * An exchange has ended. Called on the connection's thread, by many at once.
	 * @param exchange what happened
	 */
	void onExchange(Exchange exchange);

}
