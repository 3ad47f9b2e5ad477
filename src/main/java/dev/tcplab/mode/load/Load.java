package dev.tcplab.mode.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tcplab.client.engine.Reply;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.jspecify.annotations.Nullable;

final class Load {

	private static final long NONE = -1;

	private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

	private static final int TICK_MILLIS = 10;

	private final Target target;

	private final int clients;

	private final Dialog dialog;

	private final Schedule schedule;

	private final Outcomes outcomes;

	private final EventLoop loop = new SingleThreadIoEventLoop(null, new DefaultThreadFactory("tcp-load", true),
			NioIoHandler.newFactory());

	private final Queue<Connection> idle = new ArrayDeque<>();

	private int busy;

	private long next = NONE;

	private volatile long lastMoment = Long.MAX_VALUE;

	Load(Target target, int clients, Dialog dialog, Schedule schedule, Measurements measurements) {
		this.target = target;
		this.clients = clients;
		this.dialog = dialog;
		this.schedule = schedule;
		this.outcomes = new Outcomes(dialog.expected(), schedule, measurements);
		// Every tick, because a stop and an exchange that could not start cause no event.
		this.loop.scheduleWithFixedDelay(this::startExchanges, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void startExchanges() {
		try {
			while (this.busy < this.clients && isDue()) {
				long begin = this.next;
				this.next = NONE;
				Connection connection = startExchange();
				this.busy++;
				connection.reply().whenComplete((reply, failure) -> ended(connection, begin, reply, failure));
			}
		}
		// Even an error, such as a lack of memory, affects only one exchange.
		catch (RuntimeException | Error ex) {
			this.outcomes.failed(ex);
		}
		if (this.busy == 0 && this.next == Schedule.OVER) {
			this.loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		}
	}

	private Connection startExchange() {
		Connection connection = this.idle.poll();
		while (connection != null && connection.isSpent()) {
			connection = this.idle.poll();
		}
		if (connection == null) {
			return Connection.open(this.target, this.dialog, this.loop);
		}
		connection.next();
		return connection;
	}

	private boolean isDue() {
		if (this.next == NONE) {
			this.next = this.schedule.next();
			wakeWhenDue();
		}
		long now = this.schedule.now();
		if (this.next > now && this.schedule.isOver()) {
			this.next = Schedule.OVER;
		}
		return this.next <= now;
	}

	// Not by the loop's own clock, which is exact only to a millisecond.
	private void wakeWhenDue() {
		long nanos = this.next - this.schedule.now();
		if (nanos > 0 && this.next != Schedule.OVER) {
			CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, this.loop).execute(this::startExchanges);
		}
	}

	private void ended(Connection connection, long begin, @Nullable Reply reply, @Nullable Throwable failure) {
		this.busy--;
		if (this.dialog.keepOpen()) {
			this.idle.add(connection);
		}
		this.loop.execute(this::startExchanges);
		if (failure != null) {
			this.outcomes.failed(failure);
		}
		else {
			this.outcomes.answered(begin, reply);
		}
	}

	/** Returns whether all clients have ended, or had their moment to. */
	boolean awaitEnd(Duration time) throws InterruptedException {
		return this.loop.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS)
				|| this.schedule.now() > this.lastMoment;
	}

	/** Ends the load early. Exchanges under way get a moment to finish. */
	void stop() {
		this.schedule.stop();
		this.lastMoment = this.schedule.now() + MOMENT;
	}

	/** Returns the nanoseconds until the last exchange ended. */
	long nanos() {
		return this.outcomes.endedAt();
	}

}
