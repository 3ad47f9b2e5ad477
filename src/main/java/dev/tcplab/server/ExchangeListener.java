package dev.tcplab.server;

/**
 * Hears of every exchange as it ends; any bean may be one. It is part of the exchange,
 * and must be quick: {@link ServerEventListener} is for everything else.
 */
@FunctionalInterface
public interface ExchangeListener {

	/**
	 * An exchange has ended. Called on the connection's thread, by many at once.
	 * @param exchange what happened
	 */
	void onExchange(Exchange exchange);

}
