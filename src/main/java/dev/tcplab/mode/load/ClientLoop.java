package dev.tcplab.mode.load;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.Reply;
import dev.tcplab.client.TalkEnd;
import dev.tcplab.client.TalkException;
import dev.tcplab.client.TalkLoop;
import dev.tcplab.client.TcpClient;

/**
 * All clients of a load on one thread.
 */
final class ClientLoop implements Runnable {

	private static final long NONE = -1;

	private final TcpClient client;

	private final byte[] message;

	private final Schedule schedule;

	private final Outcomes outcomes;

	private final int clients;

	private int busy;

	private long next = NONE;

	/**
	 * Prepares the clients.
	 * @param clients how many there are
	 * @param client how they talk
	 * @param message what they say
	 * @param schedule when they talk
	 * @param outcomes told of each exchange
	 */
	ClientLoop(int clients, TcpClient client, byte[] message, Schedule schedule, Outcomes outcomes) {
		this.clients = clients;
		this.client = client;
		this.message = message;
		this.schedule = schedule;
		this.outcomes = outcomes;
	}

	@Override
	public void run() {
		try (TalkLoop loop = this.client.loop(this.message)) {
			do {
				begin(loop);
				loop.await();
			}
			while (this.busy > 0 || this.next != Schedule.OVER);
		}
		catch (IOException ex) {
			this.outcomes.failed(ex);
		}
	}

	private void begin(TalkLoop loop) {
		try {
			while (this.busy < this.clients && isDue(loop)) {
				Exchange exchange = new Exchange(loop, this.next);
				this.next = NONE;
				loop.begin(exchange);
				this.busy++;
			}
		}
		// Also an error, such as one for lack of memory, is one exchange's only.
		catch (RuntimeException | Error ex) {
			this.outcomes.failed(ex);
		}
	}

	private boolean isDue(TalkLoop loop) {
		if (this.next == NONE) {
			this.next = this.schedule.next();
			wakeWhenDue(loop);
		}
		long now = this.schedule.now();
		if (this.next > now && this.schedule.isOver()) {
			this.next = Schedule.OVER;
		}
		return this.next <= now;
	}

	private void wakeWhenDue(TalkLoop loop) {
		long nanos = this.next - this.schedule.now();
		if (nanos > 0 && this.next != Schedule.OVER) {
			CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run).execute(loop::wakeUp);
		}
	}

	/**
	 * One exchange, after which another may begin.
	 */
	private final class Exchange implements TalkEnd {

		private final TalkLoop loop;

		private final long begin;

		Exchange(TalkLoop loop, long begin) {
			this.loop = loop;
			this.begin = begin;
		}

		@Override
		public void answered(Reply reply) {
			ClientLoop.this.outcomes.answered(this.begin, reply);
			ended();
		}

		@Override
		public void failed(TalkException failure) {
			ClientLoop.this.outcomes.failed(failure);
			ended();
		}

		private void ended() {
			ClientLoop.this.busy--;
			begin(this.loop);
		}

	}

}
