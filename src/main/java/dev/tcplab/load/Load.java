package dev.tcplab.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tcplab.client.TcpClient;
import dev.tcplab.client.Reply;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkOutcome;
import dev.tcplab.console.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Many clients that talk to one server as their schedule says.
 */
final class Load {

	private static final String WRONG_ANSWER = "wrong-answer";

	private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

	private final TcpClient client;

	private final Schedule schedule;

	private final Measurements measurements;

	private final byte[] message;

	private final byte @Nullable [] expected;

	private final CountDownLatch working;

	private volatile long endedAt;

	private volatile long lastMoment = Long.MAX_VALUE;

	/**
	 * Starts the clients.
	 * @param client how they talk
	 * @param settings how many there are, and what they say and expect
	 * @param schedule when they talk
	 * @param measurements told of each exchange
	 * @param executor takes any number of blocking tasks
	 */
	Load(TcpClient client, LoadSettings settings, Schedule schedule, Measurements measurements, Executor executor) {
		this.client = client;
		this.schedule = schedule;
		this.measurements = measurements;
		this.message = settings.message().getBytes(StandardCharsets.UTF_8);
		String expect = settings.expect();
		this.expected = (expect != null) ? expect.getBytes(StandardCharsets.UTF_8) : null;
		this.working = new CountDownLatch(settings.clients());
		for (int i = 0; i < settings.clients(); i++) {
			executor.execute(this::work);
		}
	}

	private void work() {
		try {
			long begin;
			while ((begin = this.schedule.next()) != Schedule.OVER) {
				if (await(begin)) {
					exchange(begin);
				}
			}
		}
		finally {
			this.working.countDown();
		}
	}

	private boolean await(long moment) {
		long nanos;
		while ((nanos = moment - this.schedule.now()) > 0 && !this.schedule.isOver()) {
			LockSupport.parkNanos(nanos);
		}
		return nanos <= 0;
	}

	private void exchange(long begin) {
		try {
			Reply reply = this.client.talkDirectly(this.message);
			if (this.expected == null || Arrays.equals(reply.answer(), this.expected)) {
				this.measurements.answered(this.schedule.at(reply.receivedAt()) - begin);
			}
			else {
				this.measurements.failed(WRONG_ANSWER, "The answer was %s, not %s."
					.formatted(VisibleText.quoted(reply.answer()), VisibleText.quoted(this.expected)));
			}
		}
		catch (TalkException ex) {
			if (ex.outcome().isUnreached() && this.measurements.answered() == 0) {
				// Nobody is there to be driven.
				this.schedule.stop();
			}
			this.measurements.failed(ex.outcome().toString(), String.valueOf(ex.getMessage()));
		}
		// Also an error, such as one for lack of memory, is one exchange's only.
		catch (RuntimeException | Error ex) {
			this.measurements.failed(TalkOutcome.ERROR.toString(), ex.toString());
		}
		this.endedAt = this.schedule.now();
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
		return this.endedAt;
	}

}
