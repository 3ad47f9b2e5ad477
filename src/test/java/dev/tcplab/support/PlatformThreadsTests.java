package dev.tcplab.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlatformThreadsTests {

	private static final int WORKERS = 2;

	private final PlatformThreads threads = new PlatformThreads("test-", WORKERS);

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void end() {
		this.release.countDown();
		this.threads.close();
	}

	@Test
	void runsAnyNumberOfBlockingTasks() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(100);
		IntStream.range(0, 100).forEach((i) -> this.threads.execute(() -> block(begun)));
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		CountDownLatch late = new CountDownLatch(1);
		this.threads.execute(late::countDown);
		assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void runsEveryShortTask() throws InterruptedException {
		Semaphore done = new Semaphore(0);
		for (int i = 0; i < 20; i++) {
			IntStream.range(0, 500).forEach((j) -> this.threads.execute(done::release));
			// So that workers end in between.
			assertThat(done.tryAcquire(500, 30, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void runsTasksAfterBlockingOnes() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(WORKERS + 1);
		IntStream.range(0, WORKERS + 1).forEach((i) -> this.threads.execute(() -> block(begun)));
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		this.release.countDown();
		runsEveryShortTask();
	}

	@Test
	void runsTasksDespiteException() throws InterruptedException {
		Semaphore done = new Semaphore(0);
		IntStream.range(0, 10 * WORKERS).forEach((i) -> this.threads.execute(() -> {
			done.release();
			Thread.currentThread().setUncaughtExceptionHandler((thread, ex) -> {
			});
			throw new IllegalStateException("Fault of the test");
		}));
		assertThat(done.tryAcquire(10 * WORKERS, 30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void keepsTasksWaitingWithoutThread() throws InterruptedException {
		AtomicInteger left = new AtomicInteger(WORKERS + 2);
		PlatformThreads few = new PlatformThreads((task) -> {
			if (left.getAndDecrement() <= 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return new Thread(task);
		}, WORKERS);
		CountDownLatch begun = new CountDownLatch(WORKERS + 1);
		IntStream.range(0, WORKERS + 1).forEach((i) -> few.execute(() -> block(begun)));
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		CountDownLatch done = new CountDownLatch(10);
		IntStream.range(0, 10).forEach((i) -> few.execute(done::countDown));
		assertThat(done.getCount()).isEqualTo(10);
		this.release.countDown();
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		few.close();
	}

	@Test
	void refusesTaskOnceClosed() {
		AtomicBoolean ran = new AtomicBoolean();
		this.threads.close();
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> this.threads.execute(() -> ran.set(true)));
		assertThat(ran).isFalse();
	}

	@Test
	void usesDaemonThreadsWithName() throws InterruptedException {
		Semaphore right = new Semaphore(0);
		IntStream.range(0, WORKERS + 1).forEach((i) -> this.threads.execute(() -> {
			Thread thread = Thread.currentThread();
			if (thread.isDaemon() && thread.getName().startsWith("test-")) {
				right.release();
			}
			block(new CountDownLatch(1));
		}));
		assertThat(right.tryAcquire(WORKERS + 1, 30, TimeUnit.SECONDS)).isTrue();
	}

	private void block(CountDownLatch begun) {
		begun.countDown();
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
