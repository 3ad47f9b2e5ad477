package dev.tcplab.server.net;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.tcplab.concurrent.Listeners;
import dev.tcplab.server.Exchange;
import dev.tcplab.server.ExchangeListener;
import dev.tcplab.server.ServerEvent;
import dev.tcplab.server.ServerEvent.ExchangeConcluded;
import dev.tcplab.server.ServerEventListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Delivers events to their listeners, on a thread of its own and in the order in which
 * they were published. Publishing never waits: what finds the queue full is lost, and
 * counted. While nobody listens, no event is even made.
 */
final class ServerEvents implements SmartInitializingSingleton, AutoCloseable {

	/**
	 * With events at their largest this is 32 MB, with those of the lesson 1 MB.
	 */
	private static final int CAPACITY = 8 * 1024;

	// Between two deliveries, so that publishing wakes nobody while events come fast.
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private final ObjectProvider<ExchangeListener> exchangeListenerBeans;

	private final ObjectProvider<ServerEventListener> listenerBeans;

	private final BlockingQueue<ServerEvent> queue = new ArrayBlockingQueue<>(CAPACITY);

	private final AtomicLong lost = new AtomicLong();

	private volatile Listeners<ExchangeListener> exchangeListeners = new Listeners<>(List.of());

	private volatile Listeners<ServerEventListener> listeners = new Listeners<>(List.of());

	private volatile boolean closed;

	ServerEvents(ObjectProvider<ExchangeListener> exchangeListeners, ObjectProvider<ServerEventListener> listeners) {
		this.exchangeListenerBeans = exchangeListeners;
		this.listenerBeans = listeners;
	}

	// Not earlier: a listener may itself depend on the servers.
	@Override
	public void afterSingletonsInstantiated() {
		this.exchangeListeners = new Listeners<>(this.exchangeListenerBeans.orderedStream().toList());
		this.listeners = new Listeners<>(this.listenerBeans.orderedStream().toList());
		if (areHeard()) {
			Thread thread = new Thread(this::run, "tcp-events");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Whether anybody listens.
	 * @return whether events are made
	 */
	boolean areHeard() {
		return !this.listeners.isEmpty();
	}

	/**
	 * Publishes an event, if anybody listens.
	 * @param event makes the event
	 */
	void publish(Supplier<ServerEvent> event) {
		if (areHeard() && !this.queue.offer(event.get())) {
			this.lost.incrementAndGet();
		}
	}

	/**
	 * Tells of an exchange, at once those for whom it has to be exact.
	 * @param exchange what became of it
	 * @param message has the bytes that went in both directions
	 */
	void publish(Exchange exchange, MessageExchange message) {
		this.exchangeListeners.tell((listener) -> listener.onExchange(exchange));
		publish(() -> new ExchangeConcluded(exchange.server(), Instant.now(), exchange, message.received(),
				message.sent()));
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
				// Such as one for lack of memory: without this thread nobody would hear
				// anything anymore.
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
			this.listeners.tell((listener) -> listener.onEvent(event));
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
