package dev.tcplab.server.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Places for the clients of several servers.
 */
@Timeout(30)
class ConnectionLimitTests {

	@Test
	void aServerHasNoMoreThanItsOwn() throws Exception {
		ConnectionLimit limit = new ConnectionLimit(1, new Semaphore(10));
		limit.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(limit::take);
		assertThat(limit.awaitAllFree(0)).isFalse();
		limit.giveBack();
		next.get(20, TimeUnit.SECONDS);
	}

	@Test
	void allServersHaveNoMoreThanTheShared() throws Exception {
		Semaphore shared = new Semaphore(1);
		ConnectionLimit one = new ConnectionLimit(10, shared);
		ConnectionLimit other = new ConnectionLimit(10, shared);
		one.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(other::take);
		await().until(shared::hasQueuedThreads);
		one.giveBack();
		next.get(20, TimeUnit.SECONDS);
		assertThat(one.awaitAllFree(0)).isTrue();
		assertThat(other.awaitAllFree(0)).isFalse();
	}

}
