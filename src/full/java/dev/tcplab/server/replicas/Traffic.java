package dev.tcplab.server.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.server.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that talk to all replicas, exchange after exchange.
 */
final class Traffic implements AutoCloseable {

	private static final int CLIENTS = 8;

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger answered = new AtomicInteger();

	private volatile boolean stopped;

	Traffic(int... ports) {
		for (int i = 0; i < CLIENTS; i++) {
			int port = ports[i % ports.length];
			Thread thread = new Thread(() -> send(port), "traffic-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	private void send(int port) {
		while (!this.stopped) {
			if (Wire.tryToSend(port, "me").equals("ECHO: me\n")) {
				this.answered.incrementAndGet();
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

	int answered() {
		return this.answered.get();
	}

	/**
	 * Waits until some more clients are answered.
	 */
	void awaitAnswers(int more) {
		int wanted = answered() + more;
		await().until(() -> answered() >= wanted);
	}

	/**
	 * Waits until the clients that are connected have finished.
	 */
	int stop() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join(TimeUnit.SECONDS.toMillis(60));
			assertThat(thread.isAlive()).isFalse();
		}
		return answered();
	}

	@Override
	public void close() {
		this.stopped = true;
	}

}
