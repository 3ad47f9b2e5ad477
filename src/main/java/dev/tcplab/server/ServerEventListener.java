package dev.tcplab.server;

import java.util.Set;

/**
 * Hears what happens in the servers, a moment later and on a thread of its own; any bean
 * may be one. A listener that is too slow misses events: no client ever waits for it.
 * What has to be exact is an {@link ExchangeListener}'s.
 */
@FunctionalInterface
public interface ServerEventListener {

	/**
	 * Returns what it wants to hear. Nothing else is made for it.
	 * @return the kinds of events; all by default
	 */
	default Set<Class<? extends ServerEvent>> kinds() {
		return ServerEvent.KINDS;
	}

	/**
	 * Returns how many bytes of a message, and of each direction of an exchange, it wants
	 * to see.
	 * @return the most bytes, 2,048 by default; the events may have more
	 */
	default int mostBytes() {
		return 2048;
	}

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
