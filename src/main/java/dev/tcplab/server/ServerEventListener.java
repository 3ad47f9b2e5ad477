package dev.tcplab.server;

/**
 * Hears what happens in the servers, a moment later and on a thread of its own; any bean
 * may be one. A listener that is too slow misses events: no client ever waits for it.
 * What has to be exact is an {@link ExchangeListener}'s.
 */
@FunctionalInterface
public interface ServerEventListener {

	/**
	 * Something has happened. Called by one thread only.
	 * @param event what it was
	 */
	void onEvent(ServerEvent event);

	/**
	 * Events were lost, because all listeners together were too slow.
	 * @param count how many, since the last event that was delivered
	 */
	default void onEventsLost(long count) {
	}

}
