package dev.tcplab.web.classroom;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.tcplab.web.board.Feed;
import dev.tcplab.web.board.Ticker;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open class pages. Pages that show the same share a ticker. */
final class ClassViewers implements ApplicationListener<ContextClosedEvent> {

	static final int MOST = 120;

	/** Enough for a class, because all of its students may share an address. */
	static final int MOST_PER_ADDRESS = 40;

	private final Function<Viewer, Feed<ClassFeed.Picture>> feeds;

	private final ScheduledExecutorService clock;

	private final Executor senders;

	private final Map<Viewer, Ticker<ClassFeed.Picture>> tickers = new HashMap<>();

	ClassViewers(Function<Viewer, Feed<ClassFeed.Picture>> feeds, ScheduledExecutorService clock, Executor senders) {
		this.feeds = feeds;
		this.clock = clock;
		this.senders = senders;
	}

	/** Returns false if there are too many pages. */
	synchronized boolean add(Viewer viewer, SseEmitter page, String lastEventId) {
		this.tickers.values().removeIf((ticker) -> ticker.viewers() == 0);
		if (count((any) -> true) >= MOST || count(viewer.address()::equals) >= MOST_PER_ADDRESS) {
			return false;
		}
		return this.tickers
			.computeIfAbsent(viewer,
					(any) -> new Ticker<>(this.feeds.apply(viewer), MOST_PER_ADDRESS, this.clock, this.senders))
			.add(page, lastEventId);
	}

	private int count(Predicate<Object> address) {
		return this.tickers.entrySet()
			.stream()
			.filter((ticker) -> address.test(ticker.getKey().address()))
			.mapToInt((ticker) -> ticker.getValue().viewers())
			.sum();
	}

	@Override
	public synchronized void onApplicationEvent(ContextClosedEvent event) {
		this.tickers.values().forEach((ticker) -> ticker.onApplicationEvent(event));
		this.clock.shutdown();
	}

}
