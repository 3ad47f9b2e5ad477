package dev.tcplab.server.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The limits on the clients of one server and of all.
 */
@Timeout(60)
class ConnectionLimitTests {

	@Test
	void limitsOneServer() throws Exception {
		ConnectionLimit limit = new ConnectionLimit(1, new Semaphore(10));
		limit.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(limit::take);
		assertThat(limit.awaitAllFree(0)).isFalse();
		limit.giveBack();
		next.get(30, TimeUnit.SECONDS);
	}

	@Test
	void limitsAllServers() throws Exception {
		Semaphore shared = new Semaphore(1);
		ConnectionLimit one = new ConnectionLimit(10, shared);
		ConnectionLimit other = new ConnectionLimit(10, shared);
		one.take();
		CompletableFuture<Void> next = CompletableFuture.runAsync(other::take);
		await().until(shared::hasQueuedThreads);
		one.giveBack();
		next.get(30, TimeUnit.SECONDS);
		assertThat(one.awaitAllFree(0)).isTrue();
		assertThat(other.awaitAllFree(0)).isFalse();
	}

}
