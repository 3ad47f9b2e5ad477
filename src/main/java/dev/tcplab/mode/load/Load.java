package dev.tcplab.mode.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.TcpClient;
import org.jspecify.annotations.Nullable;

/**
 * Many clients that talk to one server as their schedule says.
 */
final class Load {

	private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

	private final Schedule schedule;

	private final Outcomes outcomes;

	private final CountDownLatch working;

	private volatile long lastMoment = Long.MAX_VALUE;

	/**
	 * Starts the clients.
	 * @param client how they talk
	 * @param settings how many there are, and what they say and expect
	 * @param schedule when they talk
	 * @param measurements told of each exchange
	 * @param threads gives each client a thread of its own; {@code null} has all of them
	 * on one, which costs less, and which clients that are secured cannot do
	 */
	Load(TcpClient client, LoadSettings settings, Schedule schedule, Measurements measurements,
			@Nullable Executor threads) {
		this.schedule = schedule;
		this.outcomes = new Outcomes(settings.expect(), schedule, measurements);
		byte[] message = settings.message().getBytes(StandardCharsets.UTF_8);
		if (threads == null) {
			this.working = new CountDownLatch(1);
			start(Load::onOneThread, new ClientLoop(settings.clients(), client, message, schedule, this.outcomes));
		}
		else {
			this.working = new CountDownLatch(settings.clients());
			for (int i = 0; i < settings.clients(); i++) {
				start(threads, new BlockingClient(client, message, schedule, this.outcomes));
			}
		}
	}

	private void start(Executor threads, Runnable worker) {
		threads.execute(() -> {
			try {
				worker.run();
			}
			finally {
				this.working.countDown();
			}
		});
	}

	private static void onOneThread(Runnable task) {
		Thread thread = new Thread(task, "tcp-load");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Waits until all clients have ended, or have had their moment to.
	 * @param time for how long at most
	 * @return whether it is over
	 */
	boolean awaitEnd(Duration time) throws InterruptedException {
		return this.working.await(time.toNanos(), TimeUnit.NANOSECONDS) || this.schedule.now() > this.lastMoment;
	}

	/**
	 * Ends it early. Exchanges under way get a moment to finish.
	 */
	void stop() {
		this.schedule.stop();
		this.lastMoment = this.schedule.now() + MOMENT;
	}

	/**
	 * Returns how long it took until the last exchange had ended.
	 * @return nanoseconds
	 */
	long nanos() {
		return this.outcomes.endedAt();
	}

}
