package dev.tcplab.server;

import java.util.Set;

/**
 * Gets the events of the servers, a moment later and on a separate thread; any bean can
 * be one. A listener that is too slow misses events, because no client ever waits for it.
 * Use {@link ExchangeListener} if you need every exchange.
 */
@FunctionalInterface
public interface ServerEventListener {

	/**
	 * Returns the kinds of events that this listener gets; by default, all. Others are
	 * not created for it.
	 */
	default Set<Class<? extends ServerEvent>> kinds() {
		return ServerEvent.KINDS;
	}

	/**
	 * Returns how many bytes of a message, and of each direction of an exchange, this
	 * listener needs; by default, 2,048. Events may contain more.
	 */
	default int mostBytes() {
		return 2048;
	}

	/**
	 * Returns whether it wants the steps of connections. Otherwise, none are recorded for
	 * it.
	 * @return true if exchanges need their {@link Timeline}; false by default
	 */
	default boolean wantsTimelines() {
		return false;
	}

	/**
	 * Called for each event, always on the same thread.
	 */
	void onEvent(ServerEvent event);

	/**
	 * Called when events were lost because the listeners together were too slow.
	 * @param count the number of lost events since the last delivered one
	 */
	default void onEventsLost(long count) {
	}

}
