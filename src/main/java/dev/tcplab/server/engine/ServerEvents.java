package dev.tcplab.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tcplab.server.Exchange;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEventListener;
import dev.tcplab.server.Timeline;
import dev.tcplab.support.HeapExhaustion;
import dev.tcplab.support.Listeners;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Delivers events to their listeners, on a separate thread and in the order in which they
 * were published. Publishing never waits: if the queue is full, the event is lost and
 * counted. Without listeners, no event is made.
 */
final class ServerEvents implements SmartInitializingSingleton, AutoCloseable {

	private static final int LARGEST_CAPACITY = 8 * 1024;

	private static final int SMALLEST_CAPACITY = 64;

	private static final int SHARE_OF_HEAP = 32;

	// Memory of an event besides its bytes.
	private static final int EVENT = 256;

	private static final int STEP = 64;

	// Between deliveries, so that events in quick succession are delivered together.
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private final ObjectProvider<ExchangeListener> exchangeListenerBeans;

	private final ObjectProvider<ServerEventListener> listenerBeans;

	private final AtomicLong lost = new AtomicLong();

	private volatile BlockingQueue<ServerEvent> queue = new ArrayBlockingQueue<>(1);

	private volatile Listeners<ExchangeListener> exchangeListeners = new Listeners<>(List.of());

	private volatile Listeners<ServerEventListener> listeners = new Listeners<>(List.of());

	private volatile Set<Class<? extends ServerEvent>> kinds = Set.of();

	private volatile int mostBytes;

	private volatile boolean timelines;

	private volatile boolean closed;

	ServerEvents(ObjectProvider<ExchangeListener> exchangeListeners, ObjectProvider<ServerEventListener> listeners) {
		this.exchangeListenerBeans = exchangeListeners;
		this.listenerBeans = listeners;
	}

	// Not earlier: a listener may itself depend on the servers.
	@Override
	public void afterSingletonsInstantiated() {
		this.exchangeListeners = new Listeners<>(this.exchangeListenerBeans.orderedStream().toList());
		List<ServerEventListener> listeners = this.listenerBeans.orderedStream().toList();
		this.mostBytes = listeners.stream().mapToInt(ServerEventListener::mostBytes).max().orElse(0);
		this.timelines = listeners.stream().anyMatch(ServerEventListener::wantsTimelines);
		long size = EVENT + 2L * this.mostBytes + (this.timelines ? Timeline.MOST * STEP : 0);
		this.queue = new ArrayBlockingQueue<>(capacity(size, Runtime.getRuntime().maxMemory()));
		this.kinds = listeners.stream()
			.flatMap((listener) -> listener.kinds().stream())
			.collect(Collectors.toUnmodifiableSet());
		this.listeners = new Listeners<>(listeners);
		if (!this.kinds.isEmpty()) {
			Thread thread = new Thread(this::run, "tcp-events");
			thread.setDaemon(true);
			thread.start();
		}
	}

	static int capacity(long size, long heap) {
		long fit = heap / SHARE_OF_HEAP / size;
		return (int) Math.max(SMALLEST_CAPACITY, Math.min(LARGEST_CAPACITY, fit));
	}

	boolean areHeard(Class<? extends ServerEvent> kind) {
		return this.kinds.contains(kind);
	}

	int mostBytes() {
		return this.mostBytes;
	}

	boolean haveTimelines() {
		return this.timelines;
	}

	<T extends ServerEvent> void publish(Class<T> kind, Supplier<T> event) {
		if (areHeard(kind) && !this.queue.offer(event.get())) {
			this.lost.incrementAndGet();
		}
	}

	// An ExchangeListener is called on this thread.
	void publish(Exchange exchange, ExchangeResult result) {
		this.exchangeListeners.tell((listener) -> listener.onExchange(exchange));
		publish(ExchangeConcluded.class, () -> new ExchangeConcluded(exchange.server(), Instant.now(), exchange,
				first(result.received()), first(result.sent()), result.answer().reason(), result.timeline()));
	}

	private byte[] first(byte[] bytes) {
		return (bytes.length <= this.mostBytes) ? bytes : Arrays.copyOf(bytes, this.mostBytes);
	}

	private void run() {
		List<ServerEvent> batch = new ArrayList<>();
		while (!this.closed) {
			try {
				ServerEvent first = this.queue.poll(1, TimeUnit.SECONDS);
				if (first != null) {
					batch.add(first);
					this.queue.drainTo(batch);
					deliver(batch);
					LockSupport.parkNanos(PAUSE);
				}
			}
			catch (Throwable ex) {
				// Without this thread, no event would be delivered.
				HeapExhaustion.check(ex);
				this.lost.addAndGet(batch.size());
			}
			finally {
				batch.clear();
			}
		}
	}

	private void deliver(List<ServerEvent> batch) {
		long lost = this.lost.getAndSet(0);
		for (ServerEvent event : batch) {
			this.listeners.tell((listener) -> {
				if (listener.kinds().contains(event.getClass())) {
					listener.onEvent(event);
				}
			});
		}
		if (lost > 0) {
			this.listeners.tell((listener) -> listener.onEventsLost(lost));
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
