package dev.tcplab.web.board;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The places of those who look at the board, until the application ends.
 */
final class Viewers implements ApplicationListener<ContextClosedEvent> {

	/**
	 * How many may look at once.
	 */
	static final int MOST = 20;

	private final Semaphore places = new Semaphore(MOST);

	private final CountDownLatch end = new CountDownLatch(1);

	boolean tryEnter() {
		return this.places.tryAcquire();
	}

	void leave() {
		this.places.release();
	}

	/**
	 * Waits, unless the application ends.
	 * @param time how long
	 * @return whether the application goes on
	 */
	boolean pause(Duration time) {
		try {
			return !this.end.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.end.countDown();
	}

}
