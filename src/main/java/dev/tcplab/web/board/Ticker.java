package dev.tcplab.web.board;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.support.DelegatingErrorHandlingRunnable;
import org.springframework.scheduling.support.TaskUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends a feed to its viewers: first everything, and then changes, ten per second at
 * most. Viewers that have seen the same get the same event, which is rendered once. A
 * viewer that is still taking an event is skipped, and its next change is larger. Without
 * viewers, nothing runs.
 *
 * @param <P> a picture of what the feed shows
 */
public final class Ticker<P> implements ApplicationListener<ContextClosedEvent> {

	private static final int PERIOD_MILLIS = 100;

	/** Only a write reveals that a viewer is gone. */
	private static final int HEARTBEAT_TICKS = 20;

	private final Feed<P> feed;

	private final int mostViewers;

	private final ScheduledExecutorService clock;

	private final Executor senders;

	private final Set<SseEmitter> viewers = ConcurrentHashMap.newKeySet();

	/** The viewers that are not taking an event now, with what they show. */
	private final Map<SseEmitter, P> ready = new ConcurrentHashMap<>();

	private @Nullable P picture;

	private int quietTicks;

	private @Nullable Future<?> ticking;

	/**
	 * {@code senders} runs a task per viewer at once, because a viewer that reads nothing
	 * blocks its task until the write times out.
	 */
	public Ticker(Feed<P> feed, int mostViewers, ScheduledExecutorService clock, Executor senders) {
		this.feed = feed;
		this.mostViewers = mostViewers;
		this.clock = clock;
		this.senders = senders;
	}

	/** Returns false if there are too many viewers. */
	public synchronized boolean add(SseEmitter viewer, String lastEventId) {
		if (this.viewers.size() >= this.mostViewers) {
			return false;
		}
		// First, because without viewers the clock would stop.
		this.viewers.add(viewer);
		this.clock.execute(() -> welcome(viewer, lastEventId));
		return true;
	}

	/**
	 * Returns the number of viewers, including those that left since the last write to
	 * them.
	 */
	public int viewers() {
		return this.viewers.size();
	}

	private void welcome(SseEmitter viewer, String lastEventId) {
		P now = look();
		send(viewer, now, () -> this.feed.snapshot(now, lastEventId));
		if (this.ticking == null) {
			Runnable tick = new DelegatingErrorHandlingRunnable(this::tick, TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER);
			// The tickers of one clock tick at the same moments, so that it wakes up
			// less.
			long first = PERIOD_MILLIS - Math.floorMod(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), PERIOD_MILLIS);
			this.ticking = this.clock.scheduleAtFixedRate(tick, first, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private void tick() {
		if (this.viewers.isEmpty() && this.ticking != null) {
			this.ticking.cancel(false);
			this.ticking = null;
			return;
		}
		P before = this.picture;
		P now = look();
		this.quietTicks = (now == before) ? this.quietTicks + 1 : 0;
		Map<P, Supplier<Set<DataWithMediaType>>> changes = new IdentityHashMap<>();
		this.ready.forEach((viewer, shown) -> {
			if (shown != now) {
				send(viewer, now, changes.computeIfAbsent(shown,
						(any) -> SingletonSupplier.of(() -> this.feed.change(shown, now))));
			}
			else if (this.quietTicks % HEARTBEAT_TICKS == HEARTBEAT_TICKS - 1) {
				send(viewer, now, () -> SseEmitter.event().comment("").build());
			}
		});
	}

	private P look() {
		this.picture = this.feed.picture(this.picture);
		return this.picture;
	}

	private void send(SseEmitter viewer, P now, Supplier<Set<DataWithMediaType>> event) {
		this.ready.remove(viewer);
		this.senders.execute(() -> {
			try {
				viewer.send(event.get());
				this.ready.put(viewer, now);
			}
			catch (IOException | RuntimeException ex) {
				this.viewers.remove(viewer);
				complete(viewer);
			}
		});
	}

	private static void complete(SseEmitter viewer) {
		try {
			viewer.complete();
		}
		catch (IllegalStateException ex) {
			// The web server has ended the request already.
		}
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.clock.shutdown();
		this.viewers.forEach((viewer) -> this.senders.execute(() -> complete(viewer)));
	}

}
