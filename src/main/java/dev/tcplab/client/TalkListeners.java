package dev.tcplab.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all listeners of a talk, whatever one of them does.
 */
final class TalkListeners implements TalkListener {

	private static final Logger logger = LoggerFactory.getLogger(TalkListeners.class);

	private final List<TalkListener> listeners;

	private final Set<TalkListener> failed = ConcurrentHashMap.newKeySet();

	TalkListeners(List<TalkListener> listeners) {
		this.listeners = listeners;
	}

	@Override
	public void onTalk(TalkOutcome outcome, Duration duration) {
		for (TalkListener listener : this.listeners) {
			try {
				listener.onTalk(outcome, duration);
			}
			catch (RuntimeException | Error ex) {
				if (this.failed.add(listener)) {
					logger.warn("{} failed, which is not said again", listener, ex);
				}
			}
		}
	}

}
